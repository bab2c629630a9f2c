--- before
create type c as (a int, b text, gone int);
create table t (id int, c c);
insert into t values (1, (1, 'x', 3)), (2, null);
--- desired
create type c as (b text, new int, a bigint);
create table t (id int, c c);
--- flags
--yes --accept drop_column:c.gone
--- holds
select ((c).a, (c).b) = (1, 'x') from t where id = 1
select c is null from t where id = 2
