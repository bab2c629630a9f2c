--- before
create domain d as int check (value > 0);
create domain over_d as d check (value < 100);
create table t (id d primary key, a d default 5, many d[], o over_d);
create index t_a on t (a);
create type c as (x d);
create table holds_c (c c);
create function twice(d) returns d language sql immutable as 'select ($1 * 2)::d';
create view v as select id, twice(a) as twice from t;
comment on domain d is 'positive'; comment on view v is 'doubled'; comment on function twice(d) is 'doubles';
insert into t values (1, 2, '{3,4}', 5);
--- desired
create domain d as bigint check (value > 0);
create domain over_d as d check (value < 100);
create table t (id d primary key, a d default 5, many d[], o over_d);
create index t_a on t (a);
create type c as (x d);
create table holds_c (c c);
create function twice(d) returns d language sql immutable as 'select ($1 * 2)::d';
create view v as select id, twice(a) as twice from t;
comment on domain d is 'positive'; comment on view v is 'doubled'; comment on function twice(d) is 'doubles';
--- holds
select id = 1 and a = 2 and many = '{3,4}' and o = 5 from t
select twice = 4 from v
select typbasetype = 'bigint'::regtype from pg_type where oid = 'd'::regtype
select obj_description('v'::regclass) = 'doubled'
