--- before
create table t (id int generated always as identity primary key);
--- desired
create table t (id int primary key);
--- exit
4
--- says
drop_identity t.id, an INSERT that leaves it out fails
--accept drop_identity:t.id
