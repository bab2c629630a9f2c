--- before
create type gone;
create function gone_canonical(gone) returns gone language internal immutable strict as 'int4range_canonical';
create type gone as range (subtype = int, canonical = gone_canonical);
--- desired
create type r;
create function r_canonical(r) returns r language internal immutable strict as 'int4range_canonical';
create type r as range (subtype = int, canonical = r_canonical);
comment on function r_canonical(r) is 'closed, open';
create table t (a r);
