--- before
create schema other;
create type a as range (subtype = int);
create type b as range (subtype = int, multirange_type_name = other."B's");
create type c as range (subtype = int);
comment on type other."B's" is 'changes';
comment on type c_multirange is 'goes';
create table t (a a_multirange, b other."B's", c c_multirange);
insert into t values ('{[1,2)}', '{[1,2)}', '{[1,2)}');
--- desired
create schema other;
create type a as range (subtype = int);
create type b as range (subtype = int, multirange_type_name = other."B's");
create type c as range (subtype = int);
comment on type a_multirange is 'comes';
comment on type other."B's" is 'changed';
create table t (a a_multirange, b other."B's", c c_multirange);
--- holds
select count(*) = 1 from t
