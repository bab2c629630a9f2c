--- since
18
--- before
create table t (id int primary key, n int, v int generated always as (n * 2) virtual, check (v < 100));
create view w as select v from t; create policy p on t using (v > 0);
insert into t (id, n) values (1, 2);
--- desired
create table t (id int primary key, n int, v int generated always as (n * 3) virtual, check (v < 100));
create view w as select v from t; create policy p on t using (v > 0);
--- holds
select v = 6 from w
