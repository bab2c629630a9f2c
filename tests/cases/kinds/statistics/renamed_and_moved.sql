--- before
create schema s; create table t (a int, b int);
create statistics old_one on a, b from t; create statistics moves (mcv) on a, b from t; comment on statistics moves is 'm';
--- desired
create schema s; create table t (a int, b int);
create statistics new_one on a, b from t; create statistics s.moves (mcv) on a, b from t; comment on statistics s.moves is 'm';
--- holds
select count(*) = 2 from pg_statistic_ext where stxname in ('new_one', 'moves')
