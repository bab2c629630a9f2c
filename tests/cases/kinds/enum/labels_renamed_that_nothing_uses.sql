--- before
create type mood as enum ('sad', 'ok', 'happy');
create table t (m mood); insert into t values ('happy');
--- desired
create type mood as enum ('sad', 'fine', 'happy');
create table t (m mood);
--- holds
select m = 'happy' from t
