--- before
create table t (a int primary key, p int references t) partition by range (a);
create table t1 partition of t default;
insert into t values (2, null), (1, 2);
--- desired
create table t (a bigint primary key, p bigint references t) partition by range (a);
create table t1 partition of t default;
--- holds
select array_agg(t order by a)::text = '{"(1,2)","(2,)"}' from t1 t
