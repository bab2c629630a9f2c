--- before
create type c as (a int, gone int, b varchar(5));
create table t of c;
insert into t values (1, 2, 'x');
--- desired
create type c as (a int, b varchar(9), added int);
create table t of c;
--- flags
--yes --accept drop_column
--- holds
select a = 1 and b = 'x' and added is null from t
--- one way
an attribute comes last in the type of a table, not between others
