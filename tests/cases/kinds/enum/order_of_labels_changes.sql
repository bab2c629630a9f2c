--- before
create type e as enum ('low', 'high', 'middle'); create table t (id int primary key, e e unique, check (e >= 'low')); create index i on t (e desc); create view v as select max(e) as most from t;
comment on index i is 'i';
insert into t values (1, 'high'), (2, 'middle');
--- desired
create type e as enum ('low', 'middle', 'high'); create table t (id int primary key, e e unique, check (e >= 'low')); create index i on t (e desc); create view v as select max(e) as most from t;
comment on index i is 'i';
--- holds
select most = 'high' from v
select obj_description('i'::regclass) = 'i'
