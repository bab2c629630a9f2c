--- before
create domain d as int default 1 check (value > 0);
comment on domain d is 'of the rows';
create table t (id int primary key, a d, list d[]);
create index on t (a);
create function twice(d) returns d language sql immutable as 'select $1';
comment on function twice(d) is 'or once';
create view v as select id, a, twice(a) as b from t;
comment on view v is 'looks at it';
insert into t values (1, 10, '{1,2}'), (2, null, null);
--- desired
create domain d as bigint default 1 check (value > 0);
comment on domain d is 'of the rows';
create table t (id int primary key, a d, list d[]);
create index on t (a);
create function twice(d) returns d language sql immutable as 'select $1';
comment on function twice(d) is 'or once';
create view v as select id, a, twice(a) as b from t;
comment on view v is 'looks at it';
--- holds
select (a, list) = (10::d, '{1,2}'::d[]) from t where id = 1
select b = 10 from v where id = 1
