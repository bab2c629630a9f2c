--- before
create type e as enum ('a', 'b');
create function to_number(e, int, boolean) returns int language sql immutable as 'select 1';
create cast (e as int) with function to_number(e, int, boolean);
create view v as select 'a'::e::int as n; comment on cast (e as int) is 'one';
--- desired
create type e as enum ('a', 'b');
create function to_number(x e) returns int language sql immutable as 'select 2';
create cast (e as int) with function to_number(e);
create view v as select 'a'::e::int as n; comment on cast (e as int) is 'one';
--- holds
select n = 2 from v
select obj_description(oid, 'pg_cast') = 'one' from pg_cast where castsource = 'e'::regtype
