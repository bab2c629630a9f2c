--- before
create type c as (a int, gone int);
create table t (id int, c c);
insert into t values (1, (1, 2));
--- desired
create type c as (a int);
create table t (id int, c c);
--- exit
4
--- says
drop_column c.gone
