--- before
create type mood as enum ('sad', 'ok', 'happy'); create table t (m mood default 'ok' check (m <> 'sad'), ms mood[]); create index on t (m) where m = 'ok'; insert into t values ('ok', '{sad,ok}');
--- desired
create type mood as enum ('ok', 'sad');
create table t (m mood default 'ok' check (m <> 'sad'), ms mood[]);
create index on t (m) where m = 'ok';
--- holds
select m = 'ok' and ms = '{sad,ok}' from t
