--- before
create type level as enum ('1', '2');
create table t (id int primary key, l level);
insert into t values (1, null);
--- desired
create table t (id int primary key, l int);
--- holds
select l is null from t
