--- before
create table t (id int generated always as identity primary key, part int not null default 1);
insert into t default values;
insert into t default values;
--- desired
create table t (id int generated always as identity, part int not null default 1, primary key (id, part)) partition by list (part);
create table t_1 partition of t default;
--- holds
select count(*) = 2 from t
select nextval(pg_get_serial_sequence('t', 'id')) = 3
