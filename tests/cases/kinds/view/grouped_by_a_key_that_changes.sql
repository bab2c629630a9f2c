--- before
create table t (id int primary key, name text, n int not null);
create view v as select id, name, count(*) from t group by id;
comment on view v is 'grouped';
insert into t values (1, 'x', 2);
--- desired
create table t (id int, name text, n int not null primary key);
create view v as select id, name, count(*) from t group by n;
comment on view v is 'grouped';
--- holds
select name = 'x' and count = 1 from v
select obj_description('v'::regclass) = 'grouped'
