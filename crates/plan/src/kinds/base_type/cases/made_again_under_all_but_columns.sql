--- before
create type b;
create function b_in(cstring) returns b language internal immutable strict as 'textin';
create function b_out(b) returns cstring language internal immutable strict as 'textout';
comment on function b_out(b) is 'writes it';
create type b (input = b_in, output = b_out, internallength = variable, category = 'U');
comment on type b is 'kept';
create function length_of(b) returns int language internal immutable strict as 'textlen';
create operator @! (rightarg = b, function = length_of);
create view v as select @! 'x'::b as l;
--- desired
create type b;
create function b_in(cstring) returns b language internal immutable strict as 'textin';
create function b_out(b) returns cstring language internal immutable strict as 'textout';
comment on function b_out(b) is 'writes it';
create type b (input = b_in, output = b_out, internallength = variable, category = 'S', delimiter = ';');
comment on type b is 'kept';
create function length_of(b) returns int language internal immutable strict as 'textlen';
create operator @! (rightarg = b, function = length_of);
create view v as select @! 'x'::b as l;
