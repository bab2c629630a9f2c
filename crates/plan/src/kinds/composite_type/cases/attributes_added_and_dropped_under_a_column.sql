--- before
create type c as (a int, b text, gone int);
create table t (id int, c c);
create view v as select id, (c).a from t;
insert into t values (1, (1, 'x', 2)), (2, null);
--- desired
create type c as (a int, b text, added date);
create table t (id int, c c);
create view v as select id, (c).a from t;
--- flags
--yes --accept drop_column:c.gone
--- holds
select ((c).a, (c).b) = (1, 'x') and (c).added is null from t where id = 1
select c is null from t where id = 2
select a = 1 from v where id = 1
