--- before
create table t (id int, b int); insert into t values (1, 2);
--- desired
create table t (id int, b int, c int);
--- flags
--rename t.nope=c --yes
--- exit
2
--- says
there is no t.nope
