--- before
create type e as enum ('a'); create type c as (x int); create domain d as text;
create function from_sql(internal) returns internal language internal immutable strict as 'prsd_lextype';
create function other_from(internal) returns internal language internal immutable strict as 'prsd_lextype';
create function to_e(internal) returns e language internal immutable strict as 'textrecv';
create transform for e language plpgsql (from sql with function from_sql(internal));
create transform for c language plpgsql (from sql with function from_sql(internal));
comment on transform for e language plpgsql is 'as it is';
create function uses_e(e) returns text transform for type e language plpgsql as $$ begin return 'x'; end $$;
create view v as select uses_e('a') as u;
--- desired
create type e as enum ('a'); create type c as (x int); create domain d as text;
create function from_sql(internal) returns internal language internal immutable strict as 'prsd_lextype';
create function other_from(internal) returns internal language internal immutable strict as 'prsd_lextype';
create function to_e(internal) returns e language internal immutable strict as 'textrecv';
create transform for e language plpgsql (from sql with function other_from(internal), to sql with function to_e(internal));
comment on transform for e language plpgsql is 'as it is';
create function uses_e(e) returns text transform for type e language plpgsql as $$ begin return 'x'; end $$;
create view v as select uses_e('a') as u;
--- holds
select trftosql = 'to_e'::regproc and trffromsql = 'other_from'::regproc and obj_description(oid, 'pg_transform') = 'as it is' from pg_transform where trftype = 'e'::regtype
select count(*) = 1 from pg_transform where trftype in ('e'::regtype, 'c'::regtype)
