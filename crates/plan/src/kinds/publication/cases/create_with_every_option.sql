--- before
create table t (a int primary key, b text);
--- desired
create schema app;
create table t (a int primary key, b text);
create table app.u (a int);
create publication empty;
create publication everything for all tables with (publish = 'insert, truncate');
create publication tables for table t, app.u with (publish_via_partition_root);
comment on publication tables is 'a publication';
