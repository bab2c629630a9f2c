--- before
create type mood as enum ('sad', 'ok', 'happy'); create table t (id int, m mood);
--- desired
create table t (id int);
