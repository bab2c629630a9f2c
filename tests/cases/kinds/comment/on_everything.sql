--- before
create schema s; comment on schema s is 'old';
create type e as enum ('a'); comment on type e is 'old';
create type c as (a int); comment on type c is 'old'; comment on column c.a is 'old';
create domain d as int constraint k check (value > 0); comment on domain d is 'old'; comment on constraint k on domain d is 'old';
create type r as range (subtype = int); comment on type r is 'old';
create collation co (provider = libc, locale = 'C'); comment on collation co is 'old';
create sequence q; comment on sequence q is 'old';
create table t (id int primary key, n int constraint pos check (n > 0)); comment on table t is 'old'; comment on column t.n is 'old'; comment on constraint pos on t is 'old'; comment on constraint t_pkey on t is 'old'; comment on index t_pkey is 'old';
create index i on t (n); comment on index i is 'old';
create statistics st on id, n from t; comment on statistics st is 'old';
create function f(int) returns int language sql as 'select 1'; comment on function f(int) is 'old';
create procedure p() language sql as 'select 1'; comment on procedure p() is 'old';
create aggregate g(int) (sfunc = int4pl, stype = int); comment on aggregate g(int) is 'old';
create function tf() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger tr before insert on t for each row execute function tf(); comment on trigger tr on t is 'old';
create policy po on t; comment on policy po on t is 'old';
create rule ru as on insert to t do also notify t; comment on rule ru on t is 'old';
create view v as select id, n from t; comment on view v is 'old'; comment on column v.n is 'old';
create materialized view m as select id, n from t; comment on materialized view m is 'old'; comment on column m.n is 'old';
create operator === (leftarg = int, rightarg = int, function = int4eq); comment on operator === (int, int) is 'old';
create operator family fa using btree; comment on operator family fa using btree is 'old';
create operator class cl for type int using btree as operator 1 <, operator 3 =, function 1 btint4cmp(int, int); comment on operator class cl using btree is 'old';
create conversion cv for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8; comment on conversion cv is 'old';
create text search dictionary di (template = simple); comment on text search dictionary di is 'old';
create text search configuration cf (parser = "default"); comment on text search configuration cf is 'old';
create text search template te (lexize = dsimple_lexize); comment on text search template te is 'old';
create text search parser pa (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype); comment on text search parser pa is 'old';
insert into t values (1, 2);
--- desired
create schema s; comment on schema s is E'new; it''s\n"two" $$ lines \\';
create type e as enum ('a'); comment on type e is 'new';
create type c as (a int); comment on type c is 'new'; comment on column c.a is 'new';
create domain d as int constraint k check (value > 0); comment on domain d is 'new'; comment on constraint k on domain d is 'new';
create type r as range (subtype = int); comment on type r is 'new'; comment on type r_multirange is 'new';
create collation co (provider = libc, locale = 'C'); comment on collation co is 'new';
create sequence q; comment on sequence q is 'new';
create table t (id int primary key, n int constraint pos check (n > 0)); comment on table t is 'new'; comment on column t.n is 'new'; comment on constraint pos on t is 'new'; comment on constraint t_pkey on t is 'new'; comment on index t_pkey is 'new';
create index i on t (n); comment on index i is 'new';
create statistics st on id, n from t; comment on statistics st is 'new';
create function f(int) returns int language sql as 'select 1'; comment on function f(int) is 'new';
create procedure p() language sql as 'select 1'; comment on procedure p() is 'new';
create aggregate g(int) (sfunc = int4pl, stype = int); comment on aggregate g(int) is 'new';
create function tf() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger tr before insert on t for each row execute function tf(); comment on trigger tr on t is 'new';
create policy po on t; comment on policy po on t is 'new';
create rule ru as on insert to t do also notify t; comment on rule ru on t is 'new';
create view v as select id, n from t; comment on view v is 'new'; comment on column v.n is 'new';
create materialized view m as select id, n from t; comment on materialized view m is 'new'; comment on column m.n is 'new';
create operator === (leftarg = int, rightarg = int, function = int4eq); comment on operator === (int, int) is 'new';
create operator family fa using btree; comment on operator family fa using btree is 'new';
create operator class cl for type int using btree as operator 1 <, operator 3 =, function 1 btint4cmp(int, int); comment on operator class cl using btree is 'new';
create conversion cv for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8; comment on conversion cv is 'new';
create text search dictionary di (template = simple); comment on text search dictionary di is 'new';
create text search configuration cf (parser = "default"); comment on text search configuration cf is 'new';
create text search template te (lexize = dsimple_lexize); comment on text search template te is 'new';
create text search parser pa (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype); comment on text search parser pa is 'new';
--- holds
select count(*) = 0 from pg_description where description = 'old'
select obj_description('s'::regnamespace, 'pg_namespace') = E'new; it''s\n"two" $$ lines \\'
select count(*) = 1 from t
