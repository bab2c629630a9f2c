--- before
do $$ begin create role writer_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key, n int);
create view v as select id, n from t;
alter view v owner to writer_x;
--- desired
create table t (id int primary key, n int);
create view v as select n, id from t;
--- holds
select pg_get_userbyid(relowner) = 'writer_x' from pg_class where oid = 'v'::regclass
