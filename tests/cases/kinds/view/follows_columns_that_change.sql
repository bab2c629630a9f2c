--- before
create table t (id int primary key, n int, gone text, s varchar(10));
create view v as select * from t;
create view w as select n, s, gone from v;
comment on view w is 'over it';
insert into t (id, n, s) values (1, 5, 'x');
--- desired
create table t (id int primary key, n bigint, s varchar(20), more int);
create view v as select * from t;
create view w as select n, s from v;
comment on view w is 'over it';
--- holds
select n = 5 and s = 'x' from w
select obj_description('w'::regclass) = 'over it'
