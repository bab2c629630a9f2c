--- before
create table t (id int, j jsonb, t timestamp, g circle, r int4range, m int4multirange, e jsonb);
insert into t values (1, '1', '2020-01-01 10:00', '((1,2),3)', '[1,2)', '{[1,2)}', '1.5');
--- desired
create table t (id int, j int, t time, g point, r int4multirange, m int8multirange, e numeric);
--- flags
--accept change_type:t.t --accept change_type:t.g --accept change_type:t.r
--- holds
select j = 1 and e = 1.5 and t = '10:00' and r = '{[1,2)}' and m = '{[1,2)}' from t
