--- before
create type r as (a int, b int); create type s as (b int, a int); create table t (k r);
insert into t values (row(1, 2));
--- desired
create type r as (a int, b int); create type s as (b int, a int); create table t (k s);
--- exit
4
--- says
change_type:t.k
taken by their place
--- holds
select (k).a = 1 from t
