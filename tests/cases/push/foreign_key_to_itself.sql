--- before
create table t (id int primary key);
--- desired
create table t (id int primary key, parent int references t);
