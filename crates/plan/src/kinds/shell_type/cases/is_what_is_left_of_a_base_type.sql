--- before
create type b;
create function b_in(cstring) returns b language internal immutable strict as 'int4in';
create function b_out(b) returns cstring language internal immutable strict as 'int4out';
comment on function b_out(b) is 'kept';
create type b (input = b_in, output = b_out, like = int4);
create function other(b) returns b language internal immutable strict as 'int4up';
--- desired
create type b;
create function b_in(cstring) returns b language internal immutable strict as 'int4in';
create function b_out(b) returns cstring language internal immutable strict as 'int4out';
comment on function b_out(b) is 'kept';
create function other(b) returns b language internal immutable strict as 'int4up';
