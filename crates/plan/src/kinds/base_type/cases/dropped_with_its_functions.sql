--- before
create type b;
create function b_in(cstring) returns b language internal immutable strict as 'textin';
create function b_out(b) returns cstring language internal immutable strict as 'textout';
create type b (input = b_in, output = b_out, internallength = variable);
create function length_of(b) returns int language internal immutable strict as 'textlen';
create operator @! (rightarg = b, function = length_of);
create cast (b as text) without function;
create table t (id int, a b);
create view v as select @! a as l, a::text as a from t;
insert into t values (1);
--- desired
create table t (id int);
--- holds
select count(*) = 0 from pg_proc where proname in ('b_in', 'b_out', 'length_of')
