--- before
create table t (id int primary key, gone int);
create function f() returns bigint language sql as 'select sum(gone) from t';
insert into t (id) values (1);
--- desired
create table t (id int primary key);
create function f() returns bigint language sql as 'select count(*) from t';
--- holds
select f() = 1
