--- before
create table t (a int primary key, b text, c int);
insert into t values (1, 'x', 2);
create publication p for table t (a, b) where (a > 3);
comment on publication p is 'p';
--- desired
create table t (a bigint primary key, b varchar(10), d int);
create publication p for table t (a, b) where (a > 3);
comment on publication p is 'p';
--- flags
--yes --accept drop_column:t.c
--- holds
select count(*) = 1 from t
--- since
15
