--- before
create type mood as enum ('sad', 'ok'); create table t (m mood default 'ok'); insert into t values ('sad');
--- desired
create type mood as enum ('sad', 'ok', 'happy');
create table t (m mood default 'happy');
--- holds
select m = 'sad' from t
