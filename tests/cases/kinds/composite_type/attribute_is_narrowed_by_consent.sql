--- before
create type r as (a timestamp, n numeric(10,3), i int, z timestamptz);
create table t (k r); create table l (k r[]);
insert into t values (row('2020-01-01 10:00', 1.5, 1, now())), (row('2020-01-01', 1.555, 1, now())), (null);
insert into l values (array[row('2020-01-01', 1.5, 1, now())::r]);
--- desired
create type r as (a date, n numeric(10,1), i bigint, z timestamptz);
create table t (k r); create table l (k r[]);
--- flags
--accept change_type:r.a --accept change_type:r.n
--- holds
select count(*) = 1 from t where (k).n = 1.6
select count(*) = 2 from t where (k).a = '2020-01-01'
