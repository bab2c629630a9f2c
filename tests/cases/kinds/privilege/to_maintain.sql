--- since
17
--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key);
create materialized view m as select id from t; grant maintain on m to reader_x;
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key); grant maintain on t to reader_x;
create materialized view m as select id from t;
--- flags
--privileges all --yes
--- holds
select has_table_privilege('reader_x', 't', 'maintain') and not has_table_privilege('reader_x', 'm', 'maintain')
