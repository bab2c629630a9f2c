--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create function half(x int) returns int language sql immutable as 'select x / 2';
comment on function half(int) is 'the smaller half';
revoke execute on function half(int) from public; grant execute on function half(int) to reader_x;
create table t (id int primary key, n int default half(8) check (half(n) > 0));
create view v as select half(n) as h from t;
insert into t values (1);
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create function half(x int) returns int language sql immutable as 'select (x + 1) / 2';
comment on function half(int) is 'the smaller half';
revoke execute on function half(int) from public; grant execute on function half(int) to reader_x;
create table t (id int primary key, n int default half(8) check (half(n) > 0));
create view v as select half(n) as h from t;
--- holds
select n = 4 from t
select h = 2 from v
select half(3) = 2
select obj_description('half(int)'::regprocedure, 'pg_proc') = 'the smaller half'
select has_function_privilege('reader_x', 'half(int)', 'execute')
