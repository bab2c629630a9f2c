--- before
create type b;
create function b_in(cstring) returns b language internal immutable strict as 'textin';
create function b_out(b) returns cstring language internal immutable strict as 'textout';
create function b_send(b) returns bytea language internal stable strict as 'textsend';
create type b (input = b_in, output = b_out, send = b_send, internallength = variable, storage = plain);
create table t (a b);
insert into t values ('kept');
--- desired
create type b;
create function b_in(cstring) returns b language internal immutable strict as 'textin';
create function b_out(b) returns cstring language internal immutable strict as 'textout';
create function b_recv(internal) returns b language internal stable strict as 'textrecv';
create function b_analyze(internal) returns boolean language internal strict as 'array_typanalyze';
create type b (input = b_in, output = b_out, receive = b_recv, analyze = b_analyze, internallength = variable, storage = external);
create table t (a b);
--- holds
select a::text = 'kept' from t
--- one way
no cast leads from a base type to one with other settings, and a column has it
