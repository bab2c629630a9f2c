--- before
create type mood as enum ('sad', 'ok'); create table t (m mood); insert into t values ('ok');
--- desired
create type mood as enum ('awful', 'bad', 'sad', 'fair', 'ok', 'happy');
create table t (m mood);
--- holds
select m = 'ok' from t
