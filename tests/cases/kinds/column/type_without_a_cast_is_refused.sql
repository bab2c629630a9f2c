--- before
create table t (id int primary key, seen timestamp);
insert into t values (1, '2020-01-01'), (2, null);
--- desired
create table t (id int primary key, seen boolean);
--- exit
1
--- says
change_type t.seen
the rows do not allow it
--- holds
select count(seen) = 1 from t
