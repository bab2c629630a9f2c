--- before
create table t (a int);
create view one as select a from t;
create materialized view other as select a from t;
create type third as enum ('x');
create view reads as select a from one;
--- desired
create table t (a int);
create materialized view one as select a from t;
create view other as select a from t;
create view third as select a from other;
create type fourth as enum ('x', 'y');
create view reads as select a from other;
