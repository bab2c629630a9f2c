--- before
create function old_name(n int) returns int language sql immutable as 'select n + 1';
create table t (id int primary key, n int default old_name(1) check (old_name(n) > 0));
create index t_i on t (old_name(n));
create view v as select old_name(n) as m from t;
insert into t values (1);
--- desired
create function new_name(n int) returns int language sql immutable as 'select n + 1';
create table t (id int primary key, n int default new_name(1) check (new_name(n) > 0));
create index t_i on t (new_name(n));
create view v as select new_name(n) as m from t;
--- holds
select n = 2 from t
select m = 3 from v
select count(*) = 0 from pg_proc where proname = 'old_name'
