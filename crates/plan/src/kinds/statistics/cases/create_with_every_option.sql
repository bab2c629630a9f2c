--- before
create table t (a int, b text, c text);
insert into t values (1, 'x', 'y');
--- desired
create schema app;
create table t (a int, b text, c text);
create materialized view m as select a, b from t;
create statistics plain on a, b from t;
create statistics app."Odd" (ndistinct, mcv) on a, (b || c), lower(b) from t;
create statistics one on (a * 2) from t;
create statistics of_view (dependencies) on a, b from m;
alter statistics one set statistics 55;
alter statistics plain set statistics 0;
comment on statistics plain is 'statistics';
