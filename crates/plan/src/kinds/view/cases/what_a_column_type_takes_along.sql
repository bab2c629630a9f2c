--- before
create table t (a int, b text);
insert into t values (1, 'x');
create view v as select a from t;
create view w as select a + 1 as a from v;
create materialized view m as select a from w;
comment on materialized view m is 'm';
--- desired
create table t (a bigint, b text);
create view v as select a from t;
create view w as select a + 1 as a from v;
create materialized view m as select a from w;
comment on materialized view m is 'm';
--- holds
select count(*) = 1 and min(a) = 2 from m
