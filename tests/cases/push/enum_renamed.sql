--- before
create type feeling as enum ('sad', 'ok', 'happy'); create table t (m feeling default 'ok'); insert into t values ('sad');
--- desired
create type mood as enum ('sad', 'ok', 'happy');
create table t (m mood default 'ok');
--- says
rename enum type feeling to mood
--- holds
select m = 'sad' from t
