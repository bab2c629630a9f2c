--- before
create table t (id serial primary key, status text not null default 'new');
insert into t default values;
--- desired
create table t (id int primary key, status text not null);
--- flags
--accept drop_default --accept drop_sequence
--- holds
select count(*) = 1 from t where status = 'new'
