--- before
create function next_of(n int) returns int language sql as 'select n + 1';
create table t (id int primary key, n int default next_of(1), check (next_of(n) > 0));
create view v as select next_of(id) as i from t;
insert into t values (1);
--- desired
create function next_of(n bigint) returns int language sql as 'select (n + 1)::int';
create table t (id int primary key, n int default next_of(1), check (next_of(n) > 0));
create view v as select next_of(id) as i from t;
--- holds
select n = 2 from t
select i = 2 from v
select count(*) = 1 from pg_proc where proname = 'next_of'
