--- before
create table t (a int, b text);
create view v as select a, b from t;
create view w as select a, b from v;
create materialized view m as select a, b from w;
comment on column v.a is 'old';
comment on column v.b is 'goes';
grant select (a), update (b) on v to public;
update t set a = 2;
--- desired
create table t (a int, b text);
create view v as select a, b from t;
create view w as select a, b from v;
create materialized view m as select a, b from w;
comment on column v.a is 'new';
comment on column m.b is 'comes';
grant references (a) on v to public;
--- flags
--yes --accept grant_public:v.a
--- holds
select not has_column_privilege('pg_read_all_stats', 'v', 'b', 'update')
