--- before
create table p (id serial) partition by range (id); create table t (id int);
--- desired
create table p (id serial) partition by range (id);
create table t (id int, x int);
