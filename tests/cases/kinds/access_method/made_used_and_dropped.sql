--- before
create access method goes_too type table handler heap_tableam_handler;
create table goes (id int) using goes_too;
create table t (id int primary key); insert into t values (1);
--- desired
create access method "Heap; 2" type table handler heap_tableam_handler;
create table t (id int primary key);
create table u (id int) using "Heap; 2";
comment on access method "Heap; 2" is 'as ever';
--- flags
--accept drop_table:goes
--- says
goes_too
--- holds
select count(*) = 1 from t
select amname = 'Heap; 2' from pg_class c join pg_am a on a.oid = relam where c.oid = 'u'::regclass
--- dump
what belongs to the database stays
