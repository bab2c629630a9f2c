--- before
create table t (a int, b int, c text);
insert into t values (1, 1, 'x');
create statistics s (mcv) on a, b, (c || 'x') from t;
create statistics goes on a, c from t;
comment on statistics s is 's';
alter statistics s set statistics 12;
--- desired
create table t (a bigint, b int, c varchar(20));
create statistics s (mcv) on a, b, (c || 'x') from t;
comment on statistics s is 's';
alter statistics s set statistics 12;
--- holds
select count(*) = 1 from t
