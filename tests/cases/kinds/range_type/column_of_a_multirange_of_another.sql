--- before
create table t (m int4multirange, r int4range); insert into t values ('{[1,3)}', '[1,3)');
--- desired
create type r as range (subtype = int4, multirange_type_name = km);
create table t (m km, r r);
--- flags
--accept change_type:t.m --accept change_type:t.r
--- holds
select m::text = '{[1,3)}' and r::text = '[1,3)' from t
