--- before
create table t (a int, b int, c int);
create table u (a int, b int);
create statistics aimed on a, b from t;
create statistics kinds (mcv) on a, b from t;
create statistics columns on a, b from t;
create statistics moves on a, b from t;
create statistics named on a, c from t;
create statistics goes on b, c from t;
alter statistics kinds set statistics 44;
comment on statistics kinds is 'k';
comment on statistics aimed is 'k';
insert into t select n, n, n from generate_series(1, 100) n;
analyze t;
--- desired
create table t (a int, b int, c int);
create table u (a int, b int);
create statistics aimed on a, b from t;
alter statistics aimed set statistics 33;
create statistics kinds on a, b from t;
create statistics columns on a, (b + 1) from t;
create statistics moves on a, b from u;
create statistics renamed on a, c from t;
alter statistics kinds set statistics 44;
comment on statistics kinds is 'k';
--- holds
select count(*) = 2 from pg_statistic_ext_data where stxdndistinct is not null
