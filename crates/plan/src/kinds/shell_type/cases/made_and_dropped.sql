--- before
create type gone;
create type stays;
comment on type stays is 'nobody came';
create function f(gone) returns gone language internal immutable strict as 'int4up';
--- desired
create type stays;
comment on type stays is 'nobody came yet';
create type comes;
create function f(comes) returns comes language internal immutable strict as 'int4up';
