--- before
create table t (a int not null, b text);
insert into t values (1, 'x'), (15, 'y');
alter table t enable row level security;
create policy p on t using (a < 10);
--- desired
create table t (a int not null, b text) partition by range (a);
create table t1 partition of t default;
alter table t enable row level security;
create policy p on t using (a < 10);
--- holds
select count(*) = 2 from t1
