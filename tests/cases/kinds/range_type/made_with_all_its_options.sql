--- before
create table t (id int primary key);
insert into t values (1);
--- desired
create type days;
create function days_canonical(days) returns days language internal immutable strict as 'daterange_canonical';
create type days as range (subtype = date, canonical = days_canonical);
create function gap(float8, float8) returns float8 language internal immutable strict as 'float8mi';
create type "Span" as range (subtype = float8, subtype_opclass = float8_ops, subtype_diff = gap, multirange_type_name = "Spans");
create type words as range (subtype = text, collation = "C");
create table t (id int primary key, s "Span" default '[1,2)', m "Spans", w words, exclude using gist (s with &&));
comment on type "Span" is 'from to'; comment on type "Spans" is 'many';
--- holds
select s = '[1,2)' from t
