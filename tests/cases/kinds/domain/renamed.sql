--- before
create domain old_domain as int constraint old_check check (value > 0);
create table t (id int primary key, a old_domain);
comment on domain old_domain is 'positive';
insert into t values (1, 2);
--- desired
create domain new_domain as int constraint new_check check (value > 0);
create table t (id int primary key, a new_domain);
comment on domain new_domain is 'positive';
--- holds
select a = 2 from t
select obj_description('new_domain'::regtype, 'pg_type') = 'positive'
