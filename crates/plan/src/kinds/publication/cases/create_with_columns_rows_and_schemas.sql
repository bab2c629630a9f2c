--- before
create table t (a int primary key, b text, c int);
--- desired
create schema app;
create table t (a int primary key, b text, c int);
create table app.u (a int);
create publication parts for table t (a, b) where (a > 3 and b <> 'x''y'), app.u where (a = 1) with (publish = 'insert');
create publication schemas for tables in schema app, public, table t;
--- since
15
