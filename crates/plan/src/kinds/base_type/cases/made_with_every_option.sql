--- desired
create type b;
create function b_in(cstring) returns b language internal immutable strict as 'textin';
create function b_out(b) returns cstring language internal immutable strict as 'textout';
create function b_recv(internal) returns b language internal stable strict as 'textrecv';
create function b_send(b) returns bytea language internal stable strict as 'textsend';
create function b_typmod_in(cstring[]) returns int language internal immutable strict as 'varchartypmodin';
create function b_typmod_out(int) returns cstring language internal immutable strict as 'varchartypmodout';
create function b_analyze(internal) returns boolean language internal strict as 'array_typanalyze';
create type b (input = b_in, output = b_out, receive = b_recv, send = b_send, typmod_in = b_typmod_in, typmod_out = b_typmod_out,
    analyze = b_analyze, internallength = variable, storage = extended, category = 'S', preferred = true, default = 'it''s', delimiter = ';', collatable = true);
comment on type b is 'like a text';
comment on function b_in(cstring) is 'reads it';
create type pair;
create function pair_in(cstring) returns pair language internal immutable strict as 'point_in';
create function pair_out(pair) returns cstring language internal immutable strict as 'point_out';
create type pair (input = pair_in, output = pair_out, internallength = 16, alignment = double, element = float8, subscript = raw_array_subscript_handler);
create type tiny;
create function tiny_in(cstring) returns tiny language internal immutable strict as 'int2in';
create function tiny_out(tiny) returns cstring language internal immutable strict as 'int2out';
create type tiny (input = tiny_in, output = tiny_out, like = int2);
create cast (tiny as int2) without function;
create table t (a b default 'x', list b[], p pair, n tiny, s b(5));
create function half(p pair) returns float8 language sql immutable as 'select p[0]';
create view v as select a, p[0] as first, n::int2 as n from t;
