--- before
create function gap(float8, float8) returns float8 language internal immutable strict as 'float8mi';
create type span as range (subtype = float8);
create table t (id int primary key, s span, m span_multirange, exclude using gist (s with &&));
create view v as select upper(s) as u from t;
comment on type span is 'from to';
insert into t (id, s) values (1, '[1,2)');
--- desired
create function gap(float8, float8) returns float8 language internal immutable strict as 'float8mi';
create type span as range (subtype = float8, subtype_diff = gap, multirange_type_name = spans);
create table t (id int primary key, s span, m spans, exclude using gist (s with &&));
create view v as select upper(s) as u from t;
comment on type span is 'from to';
--- holds
select s = '[1,2)' from t
select u = 2 from v
select obj_description('span'::regtype, 'pg_type') = 'from to'
