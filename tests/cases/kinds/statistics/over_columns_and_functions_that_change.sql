--- before
create function half(int) returns int language sql immutable as 'select $1 / 2';
create table t (a int, b int, old_c text);
create statistics s (mcv) on a, (half(b)), old_c from t; comment on statistics s is 'three'; alter statistics s set statistics 70;
insert into t values (1, 2, 'x');
--- desired
create function half(int) returns numeric language sql immutable as 'select $1 / 2.0';
create table t (a bigint, b int, c text);
create statistics s (mcv) on a, (half(b)), c from t; comment on statistics s is 'three'; alter statistics s set statistics 70;
--- flags
--rename t.old_c=c --yes
--- holds
select stxstattarget = 70 and obj_description(oid, 'pg_statistic_ext') = 'three' from pg_statistic_ext where stxname = 's'
select c = 'x' from t
