--- before
create table t (m text default 'ok'); insert into t values ('sad');
--- desired
create type mood as enum ('sad', 'ok', 'happy');
create table t (m mood default 'ok');
--- holds
select m = 'sad' from t
