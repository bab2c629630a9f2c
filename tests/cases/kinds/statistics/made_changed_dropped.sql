--- before
create table t (a int, b int, c text);
create statistics goes on a, b from t;
create statistics changes (ndistinct) on a, b from t; comment on statistics changes is 'both'; alter statistics changes set statistics 50;
create statistics target on a, c from t;
insert into t values (1, 2, 'x');
--- desired
create table t (a int, b int, c text);
create statistics changes (ndistinct, mcv) on a, c, (b + 1) from t; comment on statistics changes is 'both'; alter statistics changes set statistics 50;
create statistics target on a, c from t; alter statistics target set statistics 500;
create statistics "Comes " on (lower(c)) from t;
--- holds
select stxstattarget = 50 and obj_description(oid, 'pg_statistic_ext') = 'both' from pg_statistic_ext where stxname = 'changes'
select count(*) = 3 from pg_statistic_ext
select count(*) = 1 from t
