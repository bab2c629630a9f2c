--- before
create foreign data wrapper w;
create server s foreign data wrapper w;
create table kept (id int);
create foreign table t (a int) server s;
create view over_t as select a from t;
--- desired
create foreign data wrapper w;
create server s foreign data wrapper w;
create table kept (id int);
