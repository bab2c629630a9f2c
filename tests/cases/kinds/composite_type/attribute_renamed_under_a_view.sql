--- before
create type c as (a int, b text);
create table t (id int primary key, c c);
create view v as select (c).a from t;
insert into t values (1, row(2, 'x'));
--- desired
create type c as ("The a" int, b text);
create table t (id int primary key, c c);
create view v as select (c)."The a" as a from t;
--- flags
--rename 'c.a=The a' --yes
--- holds
select a = 2 from v
