--- since
17
--- before
create access method heap2 type table handler heap_tableam_handler;
create table p (a int) partition by list (a); create table p_1 partition of p for values in (1); insert into p values (1);
--- desired
create access method heap2 type table handler heap_tableam_handler;
create table p (a int) partition by list (a) using heap2; create table p_1 partition of p for values in (1) using heap; create table p_2 partition of p for values in (2);
--- holds
select string_agg(amname, ',' order by c.oid::regclass::text) = 'heap2,heap,heap2' from pg_class c join pg_am a on a.oid = relam where relname in ('p', 'p_1', 'p_2')
select count(*) = 1 from p
