--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int generated always as identity (start 5 increment 5) primary key, a varchar(10) default 'x' not null, n int default 3);
alter table t alter a set storage external, alter a set statistics 77, alter n set statistics 88, alter n set (n_distinct = 5), alter a set compression pglz;
comment on column t.a is 'text'; comment on column t.id is 'number';
grant select (a), update (n) on t to reader_x;
create statistics st (dependencies, mcv) on a, n from t; alter statistics st set statistics 99; comment on statistics st is 'both';
create index t_n on t ((n + 1)) with (fillfactor = 70); alter index t_n alter column 1 set statistics 66; comment on index t_n is 'one more';
alter table t cluster on t_n;
insert into t (a, n) values ('y', 4);
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id bigint generated always as identity (start 5 increment 5) primary key, a text default 'x' not null, n bigint default 3);
alter table t alter a set storage external, alter a set statistics 77, alter n set statistics 88, alter n set (n_distinct = 5), alter a set compression pglz;
comment on column t.a is 'text'; comment on column t.id is 'number';
grant select (a), update (n) on t to reader_x;
create statistics st (dependencies, mcv) on a, n from t; alter statistics st set statistics 99; comment on statistics st is 'both';
create index t_n on t ((n + 1)) with (fillfactor = 70); alter index t_n alter column 1 set statistics 66; comment on index t_n is 'one more';
alter table t cluster on t_n;
--- holds
select id = 5 and a = 'y' and n = 4 from t
select stxstattarget = 99 and obj_description(oid, 'pg_statistic_ext') = 'both' from pg_statistic_ext where stxname = 'st'
select attstattarget = 66 from pg_attribute where attrelid = 't_n'::regclass
select indisclustered from pg_index where indexrelid = 't_n'::regclass
select attstorage = 'e' and attstattarget = 77 from pg_attribute where attrelid = 't'::regclass and attname = 'a'
select attoptions = '{n_distinct=5}' from pg_attribute where attrelid = 't'::regclass and attname = 'n'
select has_column_privilege('reader_x', 't', 'n', 'update') and col_description('t'::regclass, 2) = 'text'
