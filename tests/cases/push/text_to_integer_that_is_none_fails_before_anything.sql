--- before
create table t (a text); insert into t values ('twelve');
--- desired
create table t (a integer);
create table u (id int);
--- exit
1
--- says
the rows do not allow it
