--- before
create type c as (a int, b text);
create table t (id int primary key, c c, many c[]);
create index t_c on t (((c).a));
comment on type c is 'two';
insert into t values (1, row(2, 'x'), array[row(3, 'y')::c]);
--- desired
create type c as (a bigint, b text);
create table t (id int primary key, c c, many c[]);
create index t_c on t (((c).a));
comment on type c is 'two';
--- holds
select (c).a = 2 and (many[1]).b = 'y' from t
select obj_description('c'::regtype, 'pg_type') = 'two'
