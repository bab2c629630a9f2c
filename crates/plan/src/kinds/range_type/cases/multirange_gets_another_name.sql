--- before
create type r as range (subtype = int);
create table t (a r, b r_multirange);
insert into t values ('[1,5)', '{[1,2)}');
--- desired
create type r as range (subtype = int, multirange_type_name = rs);
create table t (a r, b rs);
--- holds
select a = '[1,5)' and b = '{[1,2)}' from t
