--- before
create table t (id int, j jsonb, t timestamp, g circle, r int4range, m int4multirange, e jsonb);
--- desired
create table t (id int, j int, t time, g point, r int4multirange, m int8multirange, e numeric);
