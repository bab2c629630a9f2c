--- before
create table t (id int primary key);
create rule old_rule as on insert to t do also notify t;
comment on rule old_rule on t is 'told';
--- desired
create table t (id int primary key);
create rule new_rule as on insert to t do also notify t;
comment on rule new_rule on t is 'told';
--- holds
select count(*) = 1 from pg_rewrite where rulename = 'new_rule'
