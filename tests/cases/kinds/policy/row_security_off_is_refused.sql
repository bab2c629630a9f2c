--- before
create table t (id int primary key);
create table u (id int primary key);
alter table t enable row level security;
alter table u enable row level security; alter table u force row level security;
insert into t values (1);
--- desired
create table t (id int primary key);
create table u (id int primary key);
alter table u enable row level security;
--- exit
4
--- says
disable_row_security
--- holds
select relrowsecurity from pg_class where oid = 't'::regclass
