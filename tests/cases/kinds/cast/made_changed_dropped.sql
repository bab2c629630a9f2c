--- before
create type e as enum ('a', 'b'); create domain d as int; create type c as (x int);
create function e_to_int(e) returns int language sql immutable as $$ select case $1::text when 'a' then 1 else 2 end $$;
create cast (e as int) with function e_to_int(e); create cast (e as bigint) with inout; create cast (c as int) with inout as assignment;
create view v as select 'a'::e::int as n; create table t (id int default 'b'::e::int, check ('a'::e::int < 5));
comment on cast (e as int) is 'place';
insert into t default values;
--- desired
create type e as enum ('a', 'b'); create domain d as int; create type c as (x int);
create function e_to_int(e) returns int language sql immutable as $$ select case $1::text when 'a' then 1 else 2 end $$;
create cast (e as int) with function e_to_int(e) as implicit; create cast (c as int) with inout as implicit; create cast (int as e) with inout as assignment;
create view v as select 'a'::e::int as n; create table t (id int default 'b'::e::int, check ('a'::e::int < 5));
comment on cast (e as int) is 'place';
--- holds
select n = 1 from v
select id = 2 from t
select castcontext = 'i' and obj_description(oid, 'pg_cast') = 'place' from pg_cast where castsource = 'e'::regtype and casttarget = 'int'::regtype
select count(*) = 0 from pg_cast where castsource = 'e'::regtype and casttarget = 'bigint'::regtype
