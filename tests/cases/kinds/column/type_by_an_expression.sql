--- before
create table t (id int primary key, seen timestamp default now());
create index t_seen on t (seen);
insert into t values (1, '2020-01-01'), (2, null);
--- desired
create table t (id int primary key, seen boolean default false not null);
create index t_seen on t (seen);
--- flags
--using 't.seen=seen is not null' --yes
--- holds
select count(*) = 1 from t where seen
