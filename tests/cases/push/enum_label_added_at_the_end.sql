--- before
create type mood as enum ('sad', 'ok'); create table t (m mood); insert into t values ('ok');
--- desired
create type mood as enum ('sad', 'ok', 'happy');
create table t (m mood);
--- says
add label happy
