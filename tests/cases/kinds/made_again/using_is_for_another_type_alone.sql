--- before
create table t (a int not null, b int);
insert into t values (1, 2);
--- desired
create table t (a int not null, b int) partition by list (a);
create table t1 partition of t default;
--- flags
--yes --using t.b=b+7
--- holds
select b = 2 from t
--- one way
there is nothing to say on the way back
