--- since
15
--- before
create access method heap2 type table handler heap_tableam_handler;
create table t (id int primary key, s text); create materialized view m as select id from t;
insert into t values (1, 'x');
--- desired
create access method heap2 type table handler heap_tableam_handler;
create table t (id int primary key, s text) using heap2; create materialized view m using heap2 as select id from t;
--- holds
select amname = 'heap2' from pg_class c join pg_am a on a.oid = relam where c.oid = 't'::regclass
select count(*) = 1 from t
