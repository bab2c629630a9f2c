--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create extension hstore;
create function mine() returns int language sql as 'select 1'; create function theirs() returns int language sql as 'select 2';
alter function mine() depends on extension hstore;
create table t (id int primary key, kv hstore); create index i on t using gin (kv);
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create extension hstore;
create function mine() returns int language sql as 'select 1'; create function theirs() returns int language sql as 'select 2';
alter function theirs() depends on extension hstore;
create table t (id int primary key, kv hstore); create index i on t using gin (kv); alter index i depends on extension hstore;
--- holds
select count(*) = 2 from pg_depend where refobjid = (select oid from pg_extension where extname = 'hstore') and deptype = 'x'
