--- before
create function add(a int, b int) returns int language sql as 'select a + b';
comment on function add(int, int) is 'a sum';
create table t (id int primary key, n int default add(1, 2));
create view v as select add(id, n) as s from t;
insert into t values (1);
--- desired
create function add(first int, second int) returns int language sql as 'select first + second';
comment on function add(int, int) is 'a sum';
create table t (id int primary key, n int default add(1, 2));
create view v as select add(id, n) as s from t;
--- holds
select s = 4 from v
select add(first => 2, second => 3) = 5
select obj_description('add(int, int)'::regprocedure, 'pg_proc') = 'a sum'
