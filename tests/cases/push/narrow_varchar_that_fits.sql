--- before
create table t (a varchar(28)); insert into t values ('short');
--- desired
create table t (a varchar(10));
