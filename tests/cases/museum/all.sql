-- Every kind of object, and every option of it, that PostgreSQL 14 and later keep in a schema. What a later version adds is
-- in since_15.sql and so on; they run after this one, in order.

do $$ begin create role museum_reader; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role museum_guard; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role museum_chief superuser; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role "Museum ""Keeper"""; exception when duplicate_object or unique_violation then null; end $$;

-- Schemas, and their privileges.
create schema museum;
create schema "Other Wing";
create schema parts;
comment on schema museum is 'the house; it''s "open"';
comment on schema "Other Wing" is E'two\nlines';
comment on schema public is 'of the museum';
grant usage on schema museum to museum_reader;
grant usage, create on schema museum to museum_guard with grant option;
grant usage on schema "Other Wing" to public;
grant create on schema "Other Wing" to "Museum ""Keeper""";
revoke usage on schema public from public;
grant all on schema public to museum_guard;

-- Extensions, with a schema of their own.
create extension citext with schema parts;
create extension hstore with schema public;
create extension pg_trgm with schema parts;
create extension btree_gist with schema parts;
comment on extension citext is 'names of visitors';

-- What is made after these has the privileges by default.
alter default privileges in schema "Other Wing" grant select on tables to museum_reader;
alter default privileges in schema "Other Wing" grant insert, update on tables to museum_guard with grant option;
alter default privileges in schema "Other Wing" grant usage on sequences to museum_reader;
alter default privileges in schema "Other Wing" grant execute on routines to museum_reader;
alter default privileges in schema "Other Wing" grant usage on types to museum_guard;

-- Access methods.
create access method heap2 type table handler heap_tableam_handler;
create access method gist2 type index handler gisthandler;
comment on access method heap2 is 'tables as ever';
comment on access method gist2 is 'indexes as ever';

-- Languages.
create function parts.plmuseum_call() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler';
create function parts.plmuseum_inline(internal) returns void language c strict as '$libdir/plpgsql', 'plpgsql_inline_handler';
create function parts.plmuseum_validator(oid) returns void language c strict as '$libdir/plpgsql', 'plpgsql_validator';
create trusted language plmuseum handler parts.plmuseum_call inline parts.plmuseum_inline validator parts.plmuseum_validator;
create language "pl Bare" handler parts.plmuseum_call;
comment on language plmuseum is 'spoken here';
revoke usage on language plmuseum from public;
grant usage on language plmuseum to museum_reader with grant option;

-- Collations.
create collation museum.german (provider = icu, locale = 'de-u-co-phonebk');
create collation museum."any Case" (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
create collation museum.plain (provider = libc, locale = 'C');
create collation museum.split (provider = libc, lc_collate = 'C', lc_ctype = 'POSIX');
create collation "Other Wing".copied from "C";
comment on collation museum.german is 'phone books';

-- Enums.
create type museum.mood as enum ('sad', 'ok', 'happy');
alter type museum.mood add value 'so so' before 'ok';
create type museum."Odd Labels" as enum ('', 'it''s', 'a,b', '"quoted"', 'ünï', 'back\slash', '{x}');
create type museum.nothing_yet as enum ();
comment on type museum.mood is 'of a visitor';
revoke usage on type museum.mood from public;
grant usage on type museum.mood to museum_reader, museum_guard with grant option;

-- Composite types.
create type museum.address as (street text collate "C", "house No" int, zip char(5), mood museum.mood);
create type museum.empty_pair as ();
create type museum.nested as (home museum.address, others museum.address[], at timestamp(3) with time zone);
comment on type museum.address is 'where somebody lives';
comment on column museum.address."house No" is 'with letters, some day';
grant usage on type museum.address to museum_guard;

-- Domains, with constraints that have names, defaults, collations; one over another; one over an array and a composite type.
create domain museum.percent as numeric(5,2) default 0 not null constraint "at most 100" check (value <= 100) constraint at_least_0 check (value >= 0);
create domain museum.small_percent as museum.percent default 1 check (value < 10);
create domain museum.title as varchar(80) collate museum.german check (value <> '');
create domain museum.tags as text[] check (array_length(value, 1) < 10);
create domain museum.home as museum.address check ((value).zip is not null);
create domain museum.shouted as parts.citext;
create domain museum.unchecked as int;
alter domain museum.unchecked add constraint later check (value > 0) not valid;
comment on domain museum.percent is 'a share';
comment on constraint "at most 100" on domain museum.percent is 'no more than all';
grant usage on domain museum.percent to museum_reader;
revoke usage on type museum.title from public;

-- A base type with its own functions, operators, classes and casts. First it is a shell.
create type museum.label;
create type museum.forever_shell;
comment on type museum.forever_shell is 'nobody came back';
create function museum.label_in(cstring) returns museum.label language internal immutable strict parallel safe as 'textin';
create function museum.label_out(museum.label) returns cstring language internal immutable strict parallel safe as 'textout';
create function museum.label_recv(internal) returns museum.label language internal stable strict parallel safe as 'textrecv';
create function museum.label_send(museum.label) returns bytea language internal stable strict parallel safe as 'textsend';
create function museum.label_typmod_in(cstring[]) returns int language internal immutable strict parallel safe as 'varchartypmodin';
create function museum.label_typmod_out(int) returns cstring language internal immutable strict parallel safe as 'varchartypmodout';
create function museum.label_analyze(internal) returns boolean language internal strict as 'array_typanalyze';
create type museum.label (
    input = museum.label_in, output = museum.label_out, receive = museum.label_recv, send = museum.label_send,
    typmod_in = museum.label_typmod_in, typmod_out = museum.label_typmod_out, analyze = museum.label_analyze, internallength = variable,
    alignment = int4, storage = extended, category = 'U', preferred = true, default = 'none', delimiter = ';', collatable = true
);
comment on type museum.label is 'on a wall';
grant usage on type museum.label to museum_reader;

create type museum.tiny;
create function museum.tiny_in(cstring) returns museum.tiny language internal immutable strict as 'int2in';
create function museum.tiny_out(museum.tiny) returns cstring language internal immutable strict as 'int2out';
create type museum.tiny (input = museum.tiny_in, output = museum.tiny_out, like = pg_catalog.int2);

create type museum.pair;
create function museum.pair_in(cstring) returns museum.pair language internal immutable strict as 'point_in';
create function museum.pair_out(museum.pair) returns cstring language internal immutable strict as 'point_out';
create type museum.pair (input = museum.pair_in, output = museum.pair_out, internallength = 16, alignment = double, element = float8, subscript = raw_array_subscript_handler);

create function museum.label_eq(museum.label, museum.label) returns boolean language internal immutable strict leakproof parallel safe as 'texteq';
create function museum.label_ne(museum.label, museum.label) returns boolean language internal immutable strict leakproof parallel safe as 'textne';
create function museum.label_lt(museum.label, museum.label) returns boolean language internal immutable strict leakproof parallel safe as 'text_lt';
create function museum.label_le(museum.label, museum.label) returns boolean language internal immutable strict leakproof parallel safe as 'text_le';
create function museum.label_ge(museum.label, museum.label) returns boolean language internal immutable strict leakproof parallel safe as 'text_ge';
create function museum.label_gt(museum.label, museum.label) returns boolean language internal immutable strict leakproof parallel safe as 'text_gt';
create function museum.label_cmp(museum.label, museum.label) returns int language internal immutable strict leakproof parallel safe as 'bttextcmp';
create function museum.label_cmp_text(museum.label, text) returns int language internal immutable strict parallel safe as 'bttextcmp';
create function museum.label_lt_text(museum.label, text) returns boolean language internal immutable strict parallel safe as 'text_lt';
create function museum.label_hash(museum.label) returns int language internal immutable strict parallel safe as 'hashtext';
create function museum.label_not(museum.label) returns boolean language internal immutable strict as 'textlen';

create operator museum.= (leftarg = museum.label, rightarg = museum.label, function = museum.label_eq,
    commutator = operator(museum.=), negator = operator(museum.<>), restrict = eqsel, join = eqjoinsel, hashes, merges);
create operator museum.<> (leftarg = museum.label, rightarg = museum.label, function = museum.label_ne,
    commutator = operator(museum.<>), negator = operator(museum.=), restrict = neqsel, join = neqjoinsel);
create operator museum.< (leftarg = museum.label, rightarg = museum.label, function = museum.label_lt,
    commutator = operator(museum.>), negator = operator(museum.>=), restrict = scalarltsel, join = scalarltjoinsel);
create operator museum.<= (leftarg = museum.label, rightarg = museum.label, function = museum.label_le,
    commutator = operator(museum.>=), negator = operator(museum.>), restrict = scalarlesel, join = scalarlejoinsel);
create operator museum.>= (leftarg = museum.label, rightarg = museum.label, function = museum.label_ge,
    commutator = operator(museum.<=), negator = operator(museum.<), restrict = scalargesel, join = scalargejoinsel);
create operator museum.> (leftarg = museum.label, rightarg = museum.label, function = museum.label_gt,
    commutator = operator(museum.<), negator = operator(museum.<=), restrict = scalargtsel, join = scalargtjoinsel);
create operator museum.< (leftarg = museum.label, rightarg = text, function = museum.label_lt_text);
create operator "Other Wing".!~@# (rightarg = museum.label, function = museum.label_not);
comment on operator museum.= (museum.label, museum.label) is 'the same label';
comment on operator "Other Wing".!~@# (none, museum.label) is 'before it';

-- Operator families and classes, loose members too.
create operator family museum.label_order using btree;
create operator class museum.label_ops default for type museum.label using btree family museum.label_order as
    operator 1 museum.<, operator 2 museum.<=, operator 3 museum.=, operator 4 museum.>=, operator 5 museum.>,
    function 1 museum.label_cmp(museum.label, museum.label);
alter operator family museum.label_order using btree add operator 1 museum.< (museum.label, text), function 1 (museum.label, text) museum.label_cmp_text(museum.label, text);
create operator class museum.label_hash_ops default for type museum.label using hash as
    operator 1 museum.=, function 1 museum.label_hash(museum.label);
create operator class museum.label_stored for type museum.label using gin as
    operator 1 museum.<, operator 3 museum.=, function 1 museum.label_cmp(museum.label, museum.label), storage text;
create operator class museum.box_ops default for type box using gist2 as
    operator 3 &&, operator 6 ~=, operator 7 @>, operator 8 <@,
    function 1 gist_box_consistent(internal, box, smallint, oid, internal), function 2 gist_box_union(internal, internal), function 5 gist_box_penalty(internal, internal, internal),
    function 6 gist_box_picksplit(internal, internal), function 7 gist_box_same(box, box, internal);
create operator class museum.point_distance for type point using gist as
    operator 15 <-> (point, point) for order by pg_catalog.float_ops, operator 11 |>> (point, point) for search,
    function 1 gist_point_consistent(internal, point, smallint, oid, internal), function 2 gist_box_union(internal, internal), function 3 gist_point_compress(internal),
    function 5 gist_box_penalty(internal, internal, internal), function 6 gist_box_picksplit(internal, internal), function 7 gist_box_same(box, box, internal),
    function 8 gist_point_distance(internal, point, smallint, oid, internal), storage box;
create operator family "Other Wing"."Empty Family" using hash;
comment on operator family museum.label_order using btree is 'labels in a row';
comment on operator class museum.label_ops using btree is 'the usual way';

-- Ranges, their multiranges, constructors and functions.
create type museum.label_range;
create function museum.label_range_canonical(museum.label_range) returns museum.label_range language internal immutable strict as 'int4range_canonical';
create function museum.float_gap(float8, float8) returns float8 language internal immutable strict as 'float8mi';
create type museum.label_range as range (subtype = museum.label, subtype_opclass = museum.label_ops, collation = "C", canonical = museum.label_range_canonical);
create type museum."Float Span" as range (subtype = float8, subtype_diff = museum.float_gap, multirange_type_name = "Other Wing"."Many Floats");
comment on type museum."Float Span" is 'from here to there';
comment on type "Other Wing"."Many Floats" is 'and further';
grant usage on type museum."Float Span" to museum_reader;

-- Casts: by function, by text, by the bytes; explicit, in assignments, always.
create function museum.label_to_int(museum.label) returns int language sql immutable as 'select length($1::text)';
create cast (museum.label as text) without function as implicit;
create cast (text as museum.label) without function as assignment;
create cast (museum.label as int) with function museum.label_to_int(museum.label);
create cast (museum.tiny as museum.label) with inout as assignment;
create cast (museum.mood as int) with inout;
comment on cast (museum.label as text) is 'labels are texts';

create function museum.label_length(museum.label, int, boolean) returns museum.label language internal immutable strict as 'varchar';
create cast (museum.label as museum.label) with function museum.label_length(museum.label, int, boolean) as implicit;

-- Conversions.
create conversion museum.latin for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
create default conversion museum."Greek" for 'ISO_8859_7' to 'UTF8' from iso8859_to_utf8;
comment on conversion museum.latin is 'old letters';

-- Transforms, and a function that uses one.
create function parts.label_from_sql(internal) returns internal language internal immutable strict as 'prsd_lextype';
create function parts.label_to_sql(internal) returns museum.label language internal immutable strict as 'textrecv';
create transform for museum.label language plmuseum (from sql with function parts.label_from_sql(internal), to sql with function parts.label_to_sql(internal));
create transform for hstore language sql (from sql with function parts.label_from_sql(internal));
comment on transform for museum.label language plmuseum is 'as the language has it';

-- Text search.
create text search parser museum.words (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype, headline = prsd_headline);
create text search template museum.as_is (init = dsimple_init, lexize = dsimple_lexize);
create text search dictionary museum.plain_words (template = museum.as_is, stopwords = english, accept = false);
create text search dictionary museum."Snow Ball" (template = pg_catalog.snowball, language = 'german', stopwords = 'german');
create text search configuration museum.search (parser = museum.words);
alter text search configuration museum.search add mapping for asciiword, word with museum.plain_words, museum."Snow Ball";
alter text search configuration museum.search add mapping for email, url with simple;
create text search configuration "Other Wing".copied (copy = pg_catalog.english);
alter text search configuration "Other Wing".copied drop mapping for url;
alter text search configuration "Other Wing".copied alter mapping for hword with museum.plain_words;
comment on text search parser museum.words is 'finds words';
comment on text search template museum.as_is is 'leaves words';
comment on text search dictionary museum.plain_words is 'knows words';
comment on text search configuration museum.search is 'all of it';

-- Routines. First those without tables.
create function museum.add(a int, b int default 1) returns int language sql immutable strict leakproof parallel safe cost 3 as 'select a + b';
create function museum.add(a text, b text) returns text language sql immutable as 'select a || b';
create function museum.add(a numeric, variadic others numeric[] default '{}') returns numeric language sql stable parallel restricted as 'select a + coalesce((select sum(o) from unnest(others) o), 0)';
create function museum.out_only(out a int, out "b B" text) language sql as $$ select 1, 'x'::text $$;
create function museum.in_out(inout a int, in b int default 2, out c int) language sql as $$ select a, a + b $$;
create function museum.as_table(n int) returns table (i int, "square of i" int) language sql rows 20 as $$ select i, i * i from generate_series(1, n) i $$;
create function museum.set_of() returns setof museum.address language sql stable rows 5 as $$ select null::museum.address $$;
create function museum.any_first(anyarray) returns anyelement language sql immutable as 'select $1[1]';
create function museum.any_compatible(anycompatible, anycompatible) returns anycompatible language sql immutable as 'select $1';
create function museum.careful() returns text language plpgsql security definer set search_path = museum, pg_temp set "work_mem" = '8MB' set datestyle = 'ISO, DMY' as $body$
begin
    return current_setting('work_mem'); -- $$ and ' inside
end
$body$;
create function museum."it's ""odd""; drop"("A a" int, "select" text default 'it''s') returns text language plpgsql volatile called on null input cost 200 as $_$ begin return $q$x$q$; end $_$;
create function museum.back_slash() returns text language sql immutable as E'select ''\\a''::text';
create function museum.with_transform(museum.label) returns text transform for type museum.label language plmuseum as $$ begin return 'x'; end $$;
create function museum.supported(text, text) returns boolean language internal immutable strict support textlike_support as 'textlike';
create function museum.in_line(int) returns int language internal window immutable strict as 'window_ntile';
create procedure museum.proceed(inout a int, b int default 3) language plpgsql as $$ begin a := a + b; end $$;
create procedure museum.proceed(a text) language sql as $$ select 1 $$;
create procedure museum.gives(in a int, out b int, inout c text) language plpgsql as $$ begin b := a; end $$;
create procedure museum.guarded() language plpgsql security definer set search_path = '' as $$ begin commit; end $$;
create function museum.atomic_add(a int, b int default 2) returns int language sql immutable return a + b;
create procedure museum.atomic_nothing() begin atomic select 1; select museum.atomic_add(1); end;
comment on function museum.add(int, int) is 'a sum';
comment on function museum.add(text, text) is 'a longer text';
comment on procedure museum.proceed(int, int) is 'one step';
comment on procedure museum.gives is 'gives back';
revoke execute on function museum.add(int, int) from public;
grant execute on function museum.add(int, int) to museum_reader;
grant execute on function museum.add(text, text) to museum_guard with grant option;
revoke all on procedure museum.proceed(text) from public;
grant execute on procedure museum.guarded() to museum_reader;
alter function museum.add(text, text) depends on extension citext;
alter procedure museum.proceed(text) depends on extension hstore;

-- Aggregates: ordinary, moving, ordered-set, hypothetical, of several arguments, variadic, with none.
create aggregate museum.total(int) (sfunc = int4pl, stype = int, initcond = '0', combinefunc = int4pl, parallel = safe);
create aggregate museum.longest(text) (sfunc = text_larger, stype = text, sortop = operator(pg_catalog.>));
create function museum.mean_step(float8[], float8) returns float8[] language sql immutable as $$ select array[$1[1] + $2, $1[2] + 1] $$;
create function museum.mean_back(float8[], float8) returns float8[] language sql immutable as $$ select array[$1[1] - $2, $1[2] - 1] $$;
create function museum.mean_end(float8[]) returns float8 language sql immutable as $$ select $1[1] / nullif($1[2], 0) $$;
create function museum.mean_end_extra(float8[], float8) returns float8 language sql immutable as $$ select $1[1] / nullif($1[2], 0) $$;
create aggregate museum.mean(float8) (
    sfunc = museum.mean_step, stype = float8[], sspace = 64, finalfunc = museum.mean_end_extra, finalfunc_extra, finalfunc_modify = read_only, initcond = '{0,0}',
    msfunc = museum.mean_step, minvfunc = museum.mean_back, mstype = float8[], msspace = 32, mfinalfunc = museum.mean_end, mfinalfunc_modify = shareable, minitcond = '{0,0}', parallel = restricted);
create aggregate museum.mean_too(float8) (
    sfunc = museum.mean_step, stype = float8[], finalfunc = museum.mean_end, finalfunc_modify = shareable, initcond = '{0,0}',
    msfunc = museum.mean_step, minvfunc = museum.mean_back, mstype = float8[], mfinalfunc = museum.mean_end_extra, mfinalfunc_extra, mfinalfunc_modify = read_write, minitcond = '{0,0}');
create aggregate museum.middle(float8 order by anyelement) (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra, finalfunc_modify = read_write);
create aggregate museum.place(variadic "any" order by variadic "any") (sfunc = ordered_set_transition_multi, stype = internal, finalfunc = rank_final, finalfunc_extra, hypothetical);
create aggregate museum.how_many(*) (sfunc = int8inc, stype = int8, initcond = '0');
create aggregate museum.serial_sum(int8) (sfunc = int8_avg_accum, stype = internal, finalfunc = numeric_poly_avg, combinefunc = int8_avg_combine, serialfunc = int8_avg_serialize, deserialfunc = int8_avg_deserialize, parallel = safe);
comment on aggregate museum.total(int) is 'adds up';
comment on aggregate museum.how_many(*) is 'counts';
revoke execute on function museum.total(int) from public;
grant execute on function museum.total(int) to museum_guard;

-- Sequences.
create sequence museum.tickets as smallint increment by 2 minvalue 10 maxvalue 1000 start with 20 cache 5 cycle;
create sequence museum.down increment by -1 minvalue -100 maxvalue -1;
create sequence museum."Seq; --" as bigint no minvalue no maxvalue no cycle;
comment on sequence museum.tickets is 'numbers at the door';
grant usage, select on sequence museum.tickets to museum_reader;
grant update on sequence museum.tickets to museum_guard with grant option;

-- Tables. A plain one with all that a column can have.
create table museum.visitor (
    id bigint generated always as identity (sequence name museum."visitor Numbers" start with 100 increment by 10 minvalue 10 maxvalue 100000 cache 7 cycle),
    other_id int generated by default as identity,
    old_id serial,
    ticket smallint default nextval('museum.tickets'),
    "full Name" museum.title not null default 'nobody',
    nick parts.citext,
    email varchar(200) collate "C" constraint "e-mail is one" check (email like '%@%'),
    fixed char(4), flags bit(3), many_flags bit varying(8),
    price numeric(10,2) default 1.50 not null, rate real default 'NaN', pi double precision,
    born date default current_date, opens time(0) with time zone, seen timestamp(3), logged timestamptz default now(),
    stay interval day to second(2), stay2 interval(3), mood museum.mood default 'happy', odd museum."Odd Labels" default 'it''s',
    home museum.address, homes museum.home[], share museum.percent, tags museum.tags default '{a,"b c"}',
    labelled museum.label default 'x', spans museum."Float Span", more_spans "Other Wing"."Many Floats", grid int[][], kv hstore default 'a=>1',
    doc jsonb default '{"a": "it''s"}', raw bytea default '\xdeadbeef', x xml, u uuid default gen_random_uuid(), who name default current_user,
    net inet, shape point, frame box, found tsvector, any_case text collate museum."any Case",
    twice numeric generated always as (price * 2) stored,
    search tsvector generated always as (to_tsvector('pg_catalog.english', coalesce(email, ''))) stored,
    added int default museum.add(1, 2),
    constraint visitor_pk primary key (id) with (fillfactor = 70),
    constraint "visitor once" unique (email, old_id) include (price) deferrable initially deferred,
    unique (other_id, email),
    check (price > 0) no inherit,
    constraint "two of them" check (museum.add(old_id, 1) > 0 and other_id is not null),
    exclude using gist (old_id with =, spans with &&) with (fillfactor = 80) where (price > 1) deferrable
) with (fillfactor = 85, autovacuum_enabled = false, autovacuum_vacuum_scale_factor = 0.3, autovacuum_freeze_max_age = 100000000, parallel_workers = 2, toast_tuple_target = 256, toast.autovacuum_enabled = false, toast.autovacuum_vacuum_threshold = 77, vacuum_truncate = false, vacuum_index_cleanup = on, user_catalog_table = true, log_autovacuum_min_duration = 1000);
alter table museum.visitor alter email set storage external, alter doc set storage main, alter raw set compression pglz, alter x set storage plain;
alter table museum.visitor alter email set statistics 500, alter price set statistics 0;
alter table museum.visitor alter price set (n_distinct = -0.5, n_distinct_inherited = 100), alter born set (n_distinct = 12);
alter sequence museum."visitor Numbers" restart;
alter sequence museum.tickets owned by museum.visitor.ticket;
alter table museum.visitor add constraint later check (pi < 4) not valid;
alter table museum.visitor replica identity using index visitor_pk;
comment on table museum.visitor is 'who came';
comment on column museum.visitor."full Name" is 'as on the card, "exactly"';
comment on constraint visitor_pk on museum.visitor is 'the key';
comment on constraint "e-mail is one" on museum.visitor is 'has an @';
comment on index museum."visitor once" is 'the index of a constraint';
grant select, insert on museum.visitor to museum_reader;
grant all on museum.visitor to museum_guard;
grant select (id, "full Name"), update (price), references (id), insert (email) on museum.visitor to "Museum ""Keeper""";
grant select (price) on museum.visitor to public;
grant update (email) on museum.visitor to museum_reader with grant option;
grant truncate, trigger on museum.visitor to museum_reader with grant option;
revoke insert on museum.visitor from museum_guard;

-- Privileges that a role passed on.
grant select on museum.visitor to museum_reader with grant option;
set role museum_reader;
grant select on museum.visitor to "Museum ""Keeper""";
reset role;

-- Indexes of all kinds and options.
create index "visitor by Name" on museum.visitor ("full Name" collate "C" varchar_pattern_ops desc nulls last, (lower(email)) asc nulls first, old_id) include (price, born) with (fillfactor = 60, deduplicate_items = off) where price > 2;
create unique index visitor_unique on museum.visitor (other_id, old_id) with (fillfactor = 90);
create index visitor_expressions on museum.visitor ((price * 2), (museum.add(old_id)), email);
alter index museum.visitor_expressions alter column 1 set statistics 300;
alter index museum.visitor_expressions alter column 2 set statistics 700;
create index visitor_hash on museum.visitor using hash (email) with (fillfactor = 50);
create index visitor_gin on museum.visitor using gin (doc jsonb_path_ops, tags) with (fastupdate = off, gin_pending_list_limit = 128);
create index visitor_trigram on museum.visitor using gin (email parts.gin_trgm_ops);
create index visitor_gist on museum.visitor using gist (search tsvector_ops (siglen = 100), shape) with (buffering = on, fillfactor = 75);
create index visitor_trigram_gist on museum.visitor using gist (email parts.gist_trgm_ops (siglen = 32));
create index visitor_spgist on museum.visitor using spgist (shape quad_point_ops) include (price);
create index visitor_brin on museum.visitor using brin (born date_minmax_multi_ops (values_per_range = 16), logged timestamptz_bloom_ops (n_distinct_per_range = 100, false_positive_rate = 0.05)) with (pages_per_range = 32, autosummarize = on);
create index visitor_labels on museum.visitor (labelled museum.label_ops);
create index visitor_labels_hash on museum.visitor using hash (labelled museum.label_hash_ops);
create index visitor_box on museum.visitor using gist2 (frame);
create index visitor_distance on museum.visitor using gist (shape museum.point_distance);
comment on index museum."visitor by Name" is 'for the list';
alter table museum.visitor cluster on visitor_unique;
alter index museum.visitor_trigram depends on extension pg_trgm;

-- Keys that point around: a cycle, to itself, to several columns, with every action, not validated, deferred, without a name.
create table museum.hall (
    id int primary key, name text not null, best_piece int, next_hall int references museum.hall (id),
    visitor bigint references museum.visitor on delete set null on update cascade,
    unique (id, name)
);
create table museum.piece (
    id int generated by default as identity (start with 5) primary key, hall int not null constraint piece_hall references museum.hall on delete cascade deferrable initially deferred,
    hall_id int, hall_name text,
    visitor_id int, visitor_old int,
    constraint "of a Hall" foreign key (hall_id, hall_name) references museum.hall (id, name) match full on update restrict on delete set default deferrable,
    constraint piece_of_null foreign key (visitor_old) references museum.hall on update set null, foreign key (visitor_old) references museum.hall on update set default,
    constraint not_yet foreign key (visitor_old, visitor_id) references museum.visitor (other_id, old_id) -- an index is enough
);
alter table museum.hall add constraint hall_best foreign key (best_piece) references museum.piece on delete no action not valid;
alter table museum.piece replica identity full;
alter table museum.hall replica identity nothing;
comment on constraint hall_best on museum.hall is 'and back';

-- Defaults, checks and functions that need each other: the function reads the table whose column has it as its default.
create function museum.next_piece() returns int language sql stable as 'select coalesce(max(id), 0) + 1 from museum.piece';
alter table museum.piece add column rank int default museum.next_piece();
create function museum.good_rank(rank int) returns boolean language plpgsql stable as $$ begin return rank <= museum.next_piece() and exists (select from museum.piece); end $$;
alter table museum.piece add constraint good_rank check (museum.good_rank(rank));
create function museum.hall_of(museum.piece) returns museum.hall language sql stable as 'select h from museum.hall h where h.id = $1.hall';
create function museum.pieces_of(museum.hall) returns setof museum.piece language sql stable rows 30 as 'select p from museum.piece p where p.hall = $1.id';
create function museum.ping(n int) returns int language plpgsql as $$ begin return case when n > 0 then museum.pong(n - 1) else 0 end; end $$;
create function museum.pong(n int) returns int language plpgsql as $$ begin return case when n > 0 then museum.ping(n - 1) else 1 end; end $$;
create function museum.count_pieces(h int) returns bigint stable begin atomic select count(*) from museum.piece where piece.hall = h and museum.good_rank(rank); end;

-- All storage parameters.
create table museum.all_parameters (a text, b jsonb) with (
    fillfactor = 99, toast_tuple_target = 512, parallel_workers = 1, user_catalog_table = false, autovacuum_analyze_threshold = 52, autovacuum_analyze_scale_factor = 0.12, autovacuum_enabled = false, autovacuum_vacuum_threshold = 51, autovacuum_vacuum_scale_factor = 0.21, autovacuum_vacuum_insert_threshold = 1001, autovacuum_vacuum_insert_scale_factor = 0.22, autovacuum_vacuum_cost_delay = 3, autovacuum_vacuum_cost_limit = 201, autovacuum_freeze_min_age = 1000, autovacuum_freeze_max_age = 200000, autovacuum_freeze_table_age = 3000, autovacuum_multixact_freeze_min_age = 1001, autovacuum_multixact_freeze_max_age = 20001, autovacuum_multixact_freeze_table_age = 3001, log_autovacuum_min_duration = 5000, vacuum_index_cleanup = auto, vacuum_truncate = true,
    toast.autovacuum_enabled = false, toast.autovacuum_vacuum_threshold = 51, toast.autovacuum_vacuum_scale_factor = 0.21, toast.autovacuum_vacuum_insert_threshold = 1001, toast.autovacuum_vacuum_insert_scale_factor = 0.22, toast.autovacuum_vacuum_cost_delay = 3, toast.autovacuum_vacuum_cost_limit = 201, toast.autovacuum_freeze_min_age = 1000, toast.autovacuum_freeze_max_age = 200000, toast.autovacuum_freeze_table_age = 3000, toast.autovacuum_multixact_freeze_min_age = 1001, toast.autovacuum_multixact_freeze_max_age = 20001, toast.autovacuum_multixact_freeze_table_age = 3001, toast.log_autovacuum_min_duration = 5000, toast.vacuum_index_cleanup = auto, toast.vacuum_truncate = true
);

-- Unlogged, empty, of a type, of another access method, inherited, with toast.
create unlogged table "Other Wing"."Wet Paint" (id int, "what Not" text) with (fillfactor = 40);
create table "Other Wing".no_columns ();
create table museum.of_type of museum.address (primary key (street), zip with options default '00000' not null, check ("house No" > 0));
create table museum.heap_two (id int primary key, t text) using heap2 with (fillfactor = 33);
create table museum.building (id int not null, name text default 'house' check (name <> ''), built date, constraint old check (built < '2100-01-01') no inherit);
create table museum.tower (floors int check (floors > 0)) inherits (museum.building);
create table museum.gate (width numeric, name text default 'gate') inherits (museum.building);
create table museum.gate_tower (id int not null, floors int default 3, name text default 'both') inherits (museum.tower, museum.gate) with (fillfactor = 66);
alter table museum.gate alter built set default '2000-01-01', alter id set statistics 10;
create table museum.adopted (id int not null, name text, built date, extra text, constraint building_name_check check (name <> ''));
alter table museum.adopted inherit museum.building;
comment on column museum.gate_tower.floors is 'of both';

-- Partitions: by range, list, hash, expression; of partitions; with defaults, own indexes, own defaults, attached and made.
create table museum.visit (
    day date not null, hall int not null, visitor bigint, note text default 'none', amount int check (amount >= 0),
    constraint visit_pk primary key (day, hall),
    constraint visit_hall foreign key (hall) references museum.hall
) partition by range (day);
create table museum.visit_old partition of museum.visit for values from (minvalue) to ('2020-01-01');
create table museum.visit_2020 partition of museum.visit (note default 'in 2020', constraint much check (amount > 1), constraint "own Key" unique (hall, note, day)) for values from ('2020-01-01') to ('2021-01-01') partition by list (hall);
create table museum."visit 2020 One" partition of museum.visit_2020 for values in (1, 2, 3) with (fillfactor = 44);
create table museum.visit_2020_rest partition of museum.visit_2020 default partition by hash (day);
create table museum.visit_2020_rest_0 partition of museum.visit_2020_rest for values with (modulus 2, remainder 0);
create table museum.visit_2020_rest_1 partition of museum.visit_2020_rest for values with (modulus 2, remainder 1);
create table "Other Wing".visit_2021 (amount int, visitor bigint, hall int not null, note text, day date not null, constraint visit_amount_check check (amount >= 0), constraint own unique (day, visitor));
create index visit_2021_note on "Other Wing".visit_2021 (note) with (fillfactor = 77);
alter table museum.visit attach partition "Other Wing".visit_2021 for values from ('2021-01-01') to ('2022-01-01');
create table museum.visit_rest partition of museum.visit default;
create index visit_note on museum.visit (note);
create index visit_lower on only museum.visit (lower(note));
create index visit_2020_lower on only museum.visit_2020 (lower(note));
create index visit_old_lower on museum.visit_old (lower(note));
alter index museum.visit_lower attach partition museum.visit_old_lower;
alter index museum.visit_old_pkey set (fillfactor = 55);
create unique index visit_whole on museum.visit (hall, day) include (note) with (fillfactor = 66);
comment on table museum.visit_2020 is 'a hard year';
comment on column museum."visit 2020 One".note is 'of this part';
comment on index museum.visit_note is 'on all parts';
grant select on museum.visit to museum_reader;
grant select on museum.visit_2020 to museum_guard;
alter table museum.visit_old alter note set default 'long ago', alter amount set not null, alter note set statistics 33;
create table museum.by_two (a int, b text collate "C", c bool) partition by range (a, lower(b) collate "C" text_pattern_ops);
create table museum.by_two_low partition of museum.by_two for values from (minvalue, minvalue) to (5, 'm');
create table museum.by_two_high partition of museum.by_two for values from (5, 'm') to (maxvalue, maxvalue);
create table museum.by_bool (b bool, t text) partition by list (b);
create table museum.by_bool_null partition of museum.by_bool for values in (null, true);
create table museum.by_mood (m museum.mood, s text) partition by list (m);
create table museum.by_mood_good partition of museum.by_mood for values in ('ok', 'happy') using heap2;
create table museum.by_hash (id int, t text) partition by hash (id, t);
create table museum.no_parts (id int) partition by hash (id);
create unlogged table museum.by_hash_0 partition of museum.by_hash for values with (modulus 3, remainder 0);

alter index museum.visit_old_lower alter column 1 set statistics 44;
alter table museum.visit_old replica identity using index visit_old_pkey;
alter table museum.visit_old cluster on visit_old_note_idx;
alter table museum.visit enable row level security;
alter table museum.visit_rest force row level security;
create policy parts_too on museum.visit for select using (amount < 100);
create policy of_a_part on museum.visit_old to museum_reader using (true);
comment on index museum.visit_old_note_idx is 'made by the parent';
create table museum.visit_photo (day date, hall int, foreign key (day, hall) references museum.visit on delete cascade);

-- Extended statistics.
create statistics museum.visitor_statistics (ndistinct, dependencies, mcv) on price, born, mood from museum.visitor;
create statistics "Other Wing"."Some Statistics" (dependencies) on hall, amount from museum.visit;
create statistics museum.of_expressions on (price * 2), (lower(email)), born from museum.visitor;
create statistics museum.of_one on (old_id % 7) from museum.visitor;
alter statistics museum.visitor_statistics set statistics 250;
comment on statistics museum.visitor_statistics is 'what goes together';

-- Views.
create view museum.rich as select id, email, price, mood from museum.visitor where price > 100;
create view museum."Checked" with (security_barrier = true) as select id, email from museum.rich where email is not null with local check option;
create view museum.checked_more as select id, email from museum."Checked" where id > 0 with cascaded check option;
create view museum.numbered (n, "its Name") as select row_number() over (order by name), name from museum.hall;
create recursive view museum.halls_after (id, depth) as select id, 0 from museum.hall where next_hall is null union all select h.id, a.depth + 1 from museum.hall h join halls_after a on h.next_hall = a.id;
create view museum.deep as select h.id, museum.count_pieces(h.id) as pieces, museum.add(h.id, r.old_id) as sum, (museum.as_table(2)).* from museum.hall h left join museum.visitor r on r.id = h.visitor left join museum.rich using (email);
create function museum.over_view() returns setof museum.deep language sql stable as 'select * from museum.deep';
create view "Other Wing".over_function as select f.id, f.pieces, i from museum.over_view() f;
create function "Other Wing".over_over() returns bigint stable begin atomic select count(*) from "Other Wing".over_function; end;
create view "Other Wing"."View of ""All""" as select museum.total(p.id) as total, museum.mean(p.rank) over w as mean, "Other Wing".over_over() as n, p.*::museum.piece as whole from museum.piece p group by p.id, p.rank window w as (order by p.rank);
create temporary view not_kept as select 1 as one;
alter view museum.rich alter column price set default 101;
alter view museum.rich alter column mood set default 'happy';
comment on view museum.rich is 'friends of the house';
comment on column museum.rich.price is 'over a hundred';
grant select on museum.rich to museum_reader;
grant select (id), update (email) on museum."Checked" to museum_guard;

-- A view whose key makes its columns depend on a constraint.
create view museum.grouped as select h.id, h.name, count(*) from museum.hall h join museum.piece p on p.hall = h.id group by h.id;

-- Materialized views.
create materialized view museum.per_hall with (fillfactor = 90, autovacuum_enabled = false) as select hall, count(*) as n, max(rank) as best from museum.piece group by hall;
create unique index per_hall_key on museum.per_hall (hall);
create index per_hall_n on museum.per_hall (n desc);
create index per_hall_best on museum.per_hall (best) where n > 0;
alter materialized view museum.per_hall alter column n set statistics 55;
alter materialized view museum.per_hall cluster on per_hall_n;
create materialized view museum."Never Filled" (a, b) using heap2 with (parallel_workers = 3, toast.autovacuum_vacuum_threshold = 55) as select id, name from museum.hall with no data;
create materialized view museum.over_other as select n, (select count(*) from museum."Never Filled") as more from museum.per_hall with no data;
create view museum.over_materialized as select * from museum.per_hall;
comment on materialized view museum.per_hall is 'counted at night';
comment on column museum.per_hall.n is 'how many';
grant select on museum.per_hall to museum_reader;
alter materialized view museum.per_hall depends on extension hstore;

-- Rules, in every state.
create rule rich_insert as on insert to museum.rich do instead insert into museum.visitor (email, price) values (new.email, new.price) returning id, email, price, mood;
create rule "also Notify" as on update to museum.hall where old.name is distinct from new.name do also (insert into "Other Wing"."Wet Paint" values (new.id, new.name); delete from museum.of_type where street = old.name);
create rule heard as on insert to museum.hall do also notify museum;
create rule nothing_goes as on delete to museum.of_type do instead nothing;
create rule second as on insert to "Other Wing"."Wet Paint" do also select 1;
create rule third as on insert to "Other Wing"."Wet Paint" do also select 2;
create rule fourth as on insert to "Other Wing"."Wet Paint" do also select 3;
alter table museum.of_type disable rule nothing_goes;
alter table "Other Wing"."Wet Paint" enable replica rule second;
alter table "Other Wing"."Wet Paint" enable always rule third;
comment on rule nothing_goes on museum.of_type is 'never';

-- Triggers.
create function museum.on_row() returns trigger language plpgsql as $$ begin return coalesce(new, old); end $$;
create function "Other Wing"."on Statement"() returns trigger language plpgsql as $$ begin return null; end $$;
create trigger before_row before insert or update of email, price on museum.visitor for each row when (new.price > 5) execute function museum.on_row();
create trigger "after Row" after delete on museum.visitor for each row when (old.price is not null) execute function museum.on_row('a', 'it''s', '12');
create trigger statement_after after insert on museum.visitor referencing new table as added for each statement execute function "Other Wing"."on Statement"();
create trigger both_tables after update on museum.visitor referencing old table as "old Rows" new table as new_rows for each statement execute function "Other Wing"."on Statement"();
create trigger deleted after delete on museum.visitor referencing old table as gone for each statement when (pg_trigger_depth() < 2) execute function "Other Wing"."on Statement"();
create trigger truncated_after after truncate on museum.visitor execute function "Other Wing"."on Statement"('after');
create trigger truncated before truncate on museum.visitor execute function "Other Wing"."on Statement"();
create constraint trigger late after insert or update on museum.piece from museum.hall deferrable initially deferred for each row when (new.rank > 0) execute function museum.on_row();
create constraint trigger soon after delete on museum.piece not deferrable for each row execute function museum.on_row();
create trigger into_view instead of insert or update or delete on museum.numbered for each row execute function museum.on_row();
create trigger view_statement after insert on museum.rich for each statement execute function "Other Wing"."on Statement"();
create trigger on_parts after insert on museum.visit for each row execute function museum.on_row();
create trigger on_parts_before before update of note on museum.visit for each row when (new.note <> '') execute function museum.on_row('x');
create trigger own_of_part before insert on museum.visit_old for each row execute function museum.on_row();
create trigger whole_changed before update on museum.hall for each row when (old.* is distinct from new.*) execute function museum.on_row();
create trigger off before insert on museum.hall for each row execute function museum.on_row();
create trigger on_replica before insert on museum.hall for each row execute function museum.on_row();
create trigger always before insert on museum.hall for each row execute function museum.on_row();
alter table museum.hall disable trigger off, enable replica trigger on_replica, enable always trigger always;
alter table museum.visit_old disable trigger on_parts;
alter table museum.visit_rest enable always trigger on_parts_before;
comment on trigger before_row on museum.visitor is 'before it is kept';
alter trigger before_row on museum.visitor depends on extension hstore;

-- Row level security.
alter table museum.visitor enable row level security;
alter table museum.visitor force row level security;
alter table museum.piece enable row level security;
alter table museum.heap_two force row level security;
create policy everyone on museum.visitor using (true);
create policy "only Own" on museum.visitor as restrictive for update to museum_reader, museum_guard using (who = current_user) with check (price < 1000 and mood <> 'sad');
create policy may_read on museum.visitor for select to public using (exists (select from museum.hall h where h.visitor = visitor.id));
create policy may_add on museum.visitor for insert to current_user with check (museum.add(old_id) > 1);
create policy may_delete on museum.visitor as permissive for delete to "Museum ""Keeper""" using (false);
create policy without_expressions on museum.hall;
comment on policy everyone on museum.visitor is 'all may see all';

-- Cycles: of views, of a view and a function that gives its rows, of a domain and the function that checks it, of a table
-- and the function that fills its column, checks its rows, or is given them.
create view museum.hen as select 1 as a;
create view museum.egg as select a from museum.hen;
create or replace view museum.hen as select a from museum.egg;
create view museum.mirror as select 1 as a, 'x'::text as b;
create function museum.mirrored() returns setof museum.mirror language sql stable as $$ select 1, 'y' $$;
create or replace view museum.mirror as select f.a, f.b from museum.mirrored() f;
create domain museum.checked_by as int;
create function museum.checks(museum.checked_by) returns boolean language sql immutable as 'select $1 > 0';
alter domain museum.checked_by add constraint by_function check (museum.checks(value));
create table museum.checked (c museum.checked_by);
create table museum.fills (id int primary key, n int, parent int);
create function museum.fill() returns int begin atomic select coalesce(max(f.n), 0) + 1 from museum.fills f; end;
create function museum.fits(n int) returns boolean begin atomic select count(*) < 10 from museum.fills f where f.n = fits.n; end;
create function museum.row_fits(museum.fills) returns boolean language sql immutable return ($1).n > 0;
alter table museum.fills alter n set default museum.fill(), add check (museum.fits(n)), add constraint whole check (museum.row_fits(fills)), add gone int;
alter table museum.fills drop column gone;
alter table museum.fills add later int default museum.fill();
create index fills_rows on museum.fills (museum.row_fits(fills.*)) where museum.row_fits(fills.*);
create function museum.with_default(a int default museum.fill(), b museum.mood default 'ok', c museum.fills default null) returns int language sql as 'select 1';
create table museum.holds_rows (one museum.fills, many museum.fills[], v museum.mirror);
create view museum.over_cycle as select f.*, museum.fill() as next, museum.with_default() as given from museum.fills f;
create statistics museum.fills_statistics on n, later from museum.fills;

-- Names.
create schema "we""ird.Schema";
create table "we""ird.Schema"."a.b%c$d\e'f""g ü;--/*" ("a.b%c$d\e'f""g ü;--/*" int primary key, "select" text, "user" int unique, " " int check (" " > 0), "{x}" int generated always as identity);
create index "a.b%c$d\e'f""g ü;--/*i" on "we""ird.Schema"."a.b%c$d\e'f""g ü;--/*" ("select", (" " + 1));
create view "we""ird.Schema"."select" as select "select", " " as "a""b" from "we""ird.Schema"."a.b%c$d\e'f""g ü;--/*";
comment on column "we""ird.Schema"."a.b%c$d\e'f""g ü;--/*"."a.b%c$d\e'f""g ü;--/*" is E'\'quoted\', "so"; $$ -- \\ \t';
create table museum.a_name_of_sixty_three_bytes_is_the_longest_that_there_can_be_in (a_name_of_sixty_three_bytes_is_the_longest_that_there_can_be_in serial primary key, another_name_of_sixty_three_bytes_that_is_as_long_as_the_first_is int unique check (another_name_of_sixty_three_bytes_that_is_as_long_as_the_first_is > 0));
create table museum.same (same int constraint same check (same > 0), constraint same_key unique (same));
create table public.same (same int references museum.same (same));
create function museum.same() returns trigger language plpgsql as $$ begin return new; end $$;
create function museum.same(int) returns int language sql as 'select 1';
create function public.same(int) returns int language sql as 'select 2';
create trigger same before insert on museum.same for each row execute function museum.same();
create policy same on museum.same using (public.same(same) > museum.same(same));
create policy same on public.same using (true);
create type "Other Wing".same as (same int);
create statistics museum.same on same, (same + 1) from museum.same;

-- Privileges of what was made by the way; privileges that the owner gave up; none at all.
comment on sequence museum."visitor Numbers" is 'of an identity';
grant select on sequence museum."visitor Numbers", museum.visitor_old_id_seq to museum_reader;
revoke truncate on museum.heap_two from current_user;
revoke all on function museum.pong(int) from public, current_user;
revoke all on type museum.nested from public, current_user;
revoke select (zip) on museum.of_type from public;
grant select on "Other Wing"."Wet Paint" to public;
revoke select on "Other Wing".no_columns from museum_reader;

-- Foreign data.
create function parts.files_handler() returns fdw_handler language c strict as '$libdir/file_fdw', 'file_fdw_handler';
create function parts.files_validator(text[], oid) returns void language c strict as '$libdir/file_fdw', 'file_fdw_validator';
create foreign data wrapper files handler parts.files_handler validator parts.files_validator;
create foreign data wrapper nowhere options (debug 'true', "odd Option" 'it''s');
create foreign data wrapper checked validator postgresql_fdw_validator;
create server far_away type 'kind' version '1.2' foreign data wrapper nowhere options (host 'nowhere', "p Q" 'x y');
create server "the Disk" foreign data wrapper files;
create server "Far; Away" foreign data wrapper checked options (host 'localhost', dbname 'x');
create user mapping for public server far_away options (who 'nobody');
create user mapping for museum_reader server far_away options (who 'reader', password 'not ''secret''');
create user mapping for "Museum ""Keeper""" server "Far; Away";
create foreign table museum.far_piece (
    id int options (key 'true') not null, name text options ("column name" 'Name', other 'it''s') collate "C" default 'x' constraint far_name check (name <> ''),
    share museum.percent, twice int generated always as (id * 2) stored
) server far_away options (schema_name 's', table_name 'p');
alter foreign table museum.far_piece alter name set statistics 99, alter name set storage external, alter id set (n_distinct = 5);
create foreign table museum.far_visit partition of museum.by_bool for values in (false) server far_away;
create foreign table museum.far_building () inherits (museum.building) server "Far; Away";
create foreign table "Other Wing".from_file (a text options (force_not_null 'true'), b int, c text options (force_null 'true')) server "the Disk" options (filename '/dev/null', format 'csv', header 'true', delimiter ';', "null" 'none');
create trigger far before insert on museum.far_piece for each row execute function museum.on_row();
create view museum.over_far as select * from museum.far_piece;
comment on foreign data wrapper nowhere is 'leads nowhere';
comment on server far_away is 'not here';
comment on foreign table museum.far_piece is 'lent';
comment on column museum.far_piece.name is 'over there';
grant usage on foreign data wrapper nowhere to museum_guard with grant option;
grant usage on foreign server far_away to museum_reader;
grant select on museum.far_piece to museum_reader;

-- Publications.
create publication some_tables for table museum.visitor, only museum.building, museum.visit with (publish = 'insert, delete');
create publication "All; Tables" for all tables with (publish = 'truncate', publish_via_partition_root = true);
create publication empty_one;
comment on publication some_tables is 'for the others';

-- A subscription that nothing runs.
create subscription museum_feed connection 'host=nowhere dbname=none' publication one, "Two Of" with (connect = false, enabled = false, slot_name = none, binary = true, streaming = on, synchronous_commit = 'local');
create subscription "Second Feed" connection 'host=nowhere' publication one with (connect = false, slot_name = 'kept_elsewhere');
comment on subscription museum_feed is 'from the others';

-- Privileges by default that nothing above has.
alter default privileges in schema museum grant select on tables to museum_reader;
alter default privileges in schema museum grant usage on sequences to museum_guard with grant option;
alter default privileges in schema museum grant execute on functions to museum_reader;
alter default privileges revoke execute on routines from public;
alter default privileges revoke usage on types from public;
alter default privileges grant usage on schemas to museum_reader;
alter default privileges for role museum_guard grant all on tables to museum_reader;

-- What belongs to others than the one who made it. Some of it only a superuser may own.
create schema owned authorization "Museum ""Keeper""";
grant usage on schema owned to museum_reader;
create type owned.mood as enum ('a');
create type owned.pair as (a int, b owned.mood);
create type owned.span as range (subtype = int8);
create domain owned.digit as int check (value < 10);
create collation owned.plain from "C";
create sequence owned.numbers;
create table owned.piece (id serial primary key, n int generated always as identity, m owned.mood, d owned.digit default 1) partition by range (id);
create table owned.piece_1 partition of owned.piece for values from (1) to (10);
create table owned.alone (id int generated always as identity primary key, t text);
create view owned.seen as select id from owned.piece;
create materialized view owned.kept as select id from owned.piece;
create statistics owned.together on m, d from owned.piece;
create function owned.f(int) returns int language sql as 'select 1';
create procedure owned.p() language sql as 'select 1';
create aggregate owned.total(int) (sfunc = int4pl, stype = int);
create operator owned.#+ (leftarg = int, rightarg = int, function = int4pl);
create operator family owned.family using btree;
create operator class owned.class for type owned.mood using btree family owned.family as
    operator 1 < (anyenum, anyenum), operator 3 = (anyenum, anyenum), operator 5 > (anyenum, anyenum), function 1 enum_cmp(anyenum, anyenum);
create conversion owned.latin for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
create text search dictionary owned.words (template = simple);
create text search configuration owned.search (parser = "default");
create server owned_server foreign data wrapper nowhere;
create foreign table owned.far (id int) server owned_server;
create foreign data wrapper owned_wrapper;
create publication owned_publication for table owned.alone;
create language owned_language handler parts.plmuseum_call;
grant select on owned.alone to museum_reader;
grant execute on function owned.f(int) to museum_reader;
alter type owned.mood owner to museum_guard;
alter type owned.pair owner to museum_guard;
alter type owned.span owner to museum_guard;
alter domain owned.digit owner to museum_guard;
alter collation owned.plain owner to museum_guard;
alter sequence owned.numbers owner to museum_guard;
alter table owned.piece owner to museum_guard;
alter table owned.piece_1 owner to museum_reader;
alter table owned.alone owner to museum_guard;
alter view owned.seen owner to museum_guard;
alter materialized view owned.kept owner to museum_guard;
alter statistics owned.together owner to museum_guard;
alter function owned.f(int) owner to museum_guard;
alter procedure owned.p() owner to museum_guard;
alter aggregate owned.total(int) owner to museum_guard;
alter operator owned.#+ (int, int) owner to museum_guard;
alter operator family owned.family using btree owner to museum_guard;
alter operator class owned.class using btree owner to museum_guard;
alter conversion owned.latin owner to museum_guard;
alter text search dictionary owned.words owner to museum_guard;
alter text search configuration owned.search owner to museum_guard;
alter server owned_server owner to museum_guard;
alter foreign table owned.far owner to museum_guard;
alter foreign data wrapper owned_wrapper owner to museum_chief;
alter publication owned_publication owner to museum_guard;
alter subscription "Second Feed" owner to museum_chief;
alter language owned_language owner to museum_guard;

-- Event triggers come last: what is above does not set them off, and they do nothing.
create function museum.on_event() returns event_trigger language plpgsql as $$ begin null; end $$;
create event trigger on_start on ddl_command_start execute function museum.on_event();
create event trigger "on End" on ddl_command_end when tag in ('CREATE TABLE', 'ALTER TABLE', 'DROP TABLE') execute function museum.on_event();
create event trigger on_drop on sql_drop when tag in ('DROP FUNCTION') execute function museum.on_event();
create event trigger on_rewrite on table_rewrite execute function museum.on_event();
alter event trigger on_start disable;
alter event trigger on_drop enable replica;
alter event trigger on_rewrite enable always;
alter event trigger on_drop owner to museum_chief;
comment on event trigger on_start is 'does nothing';
