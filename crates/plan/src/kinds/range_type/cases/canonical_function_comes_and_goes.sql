--- before
create type a as range (subtype = int);
create type b;
create function canonical(b) returns b language internal immutable strict as 'int4range_canonical';
create type b as range (subtype = int, canonical = canonical);
comment on type b is 'kept';
--- desired
create type a;
create function canonical(a) returns a language internal immutable strict as 'int4range_canonical';
create type a as range (subtype = int, canonical = canonical);
create type b as range (subtype = int);
comment on type b is 'kept';
