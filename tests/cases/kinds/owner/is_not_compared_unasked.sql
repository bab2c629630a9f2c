--- before
do $$ begin create role writer_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key); alter table t owner to writer_x;
create function f() returns int language sql as 'select 1'; alter function f() owner to writer_x;
--- desired
create table t (id int primary key);
create function f() returns int language sql as 'select 1';
--- says
no changes
--- holds
select pg_get_userbyid(relowner) = 'writer_x' from pg_class where oid = 't'::regclass
