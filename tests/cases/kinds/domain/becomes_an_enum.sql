--- before
create domain mood as text check (value in ('sad', 'ok'));
create type size as enum ('s', 'l');
create table t (id int primary key, m mood default 'ok', s size default 's');
insert into t values (1, 'sad', 'l');
--- desired
create type mood as enum ('sad', 'ok');
create domain size as text check (value in ('s', 'l'));
create table t (id int primary key, m mood default 'ok', s size default 's');
--- holds
select m = 'sad' and s = 'l' from t
select typtype = 'e' from pg_type where oid = 'mood'::regtype
