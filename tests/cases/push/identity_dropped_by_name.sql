--- before
create table t (id int generated always as identity primary key);
--- desired
create table t (id int primary key);
--- flags
--accept drop_identity:t.id
