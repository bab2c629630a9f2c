--- before
select 1;
--- desired
create table ok (id int);
create table t (id inte);
--- exit
1
--- says
desired.sql, line 2, column 20
--- one way
what is desired is an error
