--- before
create table t (a int);
--- desired
create table t (a int, id serial);
