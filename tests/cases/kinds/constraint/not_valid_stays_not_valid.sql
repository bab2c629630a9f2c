--- before
create table p (id int primary key);
create table t (id int, n int);
insert into t values (1, -5);
--- desired
create table p (id int primary key);
create table t (id int, n int);
alter table t add constraint positive check (n > 0) not valid, add constraint to_p foreign key (id) references p not valid;
--- holds
select not bool_or(convalidated) from pg_constraint where conname in ('positive', 'to_p')
select count(*) = 1 from t
