--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key, n int, s text);
create view v as select id, n from t;
create view over_v as select id from v;
comment on view v is 'some'; comment on column v.n is 'number';
grant select on v to reader_x; grant update (n) on v to reader_x;
alter view v alter column n set default 7;
insert into t values (1, 2, 'x');
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key, n int, s text);
create view v as select id, n, s, n * 2 as twice from t;
create view over_v as select id from v;
comment on view v is 'some'; comment on column v.n is 'number';
grant select on v to reader_x; grant update (n) on v to reader_x;
alter view v alter column n set default 7;
--- holds
select twice = 4 and s = 'x' from v
select has_column_privilege('reader_x', 'v', 'n', 'update')
select col_description('v'::regclass, 2) = 'number'
select count(*) = 1 from pg_attrdef where adrelid = 'v'::regclass
