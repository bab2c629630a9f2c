--- before
create table t (id int primary key, seen timestamp);
create index t_seen on t (seen); comment on column t.seen is 'when'; create view v as select seen from t;
insert into t values (1, '2020-01-01'), (2, null);
--- desired
create table t (id int primary key, seen boolean);
create index t_seen on t (seen); comment on column t.seen is 'whether'; create view v as select seen from t;
--- flags
--accept replace_column:t.seen
--- holds
select count(*) = 2 and count(seen) = 0 from v
