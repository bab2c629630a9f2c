--- desired
create function gap(float8, float8) returns float8 language sql immutable as 'select $1 - $2';
create type float_range as range (subtype = float8, subtype_diff = gap, multirange_type_name = "Many Floats");
create type "Text Range" as range (subtype = text, collation = "C", subtype_opclass = text_pattern_ops);
create type span as range (subtype = timestamp with time zone);
comment on type span is 'of time';
create table t (a float_range, b "Text Range", c span, d span[], e "Many Floats", f span_multirange);
create view v as select float_range(1, 2) as one, "Many Floats"(float_range(1, 2)) as many, c * span(null, null) as c from t;
