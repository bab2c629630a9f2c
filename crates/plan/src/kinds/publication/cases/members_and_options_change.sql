--- before
create schema app;
create table t (a int primary key, b text, c int);
create table gone (a int);
create table app.u (a int);
create publication p for table t (a, b) where (a > 3), gone where (a = 1);
create publication q for tables in schema app with (publish = 'insert');
create publication r for table t;
create publication changes for all tables;
create publication goes for table t;
comment on publication p is 'p';
comment on publication changes is 'c';
--- desired
create schema app;
create table t (a int primary key, b text, c int);
create table app.u (a int);
create publication p for table t (a, c), app.u where (a > 0) with (publish = 'update, delete');
create publication q for tables in schema public with (publish_via_partition_root);
create publication r for table t where (a > 1);
create publication changes for table t, app.u;
comment on publication p is 'p';
comment on publication changes is 'c';
--- flags
--yes --accept drop_table:gone
--- since
15
