--- before
create domain d as text check (value in ('a', 'b'));
create table t (a d);
insert into t values ('a');
--- desired
create type d as enum ('a', 'b');
create table t (a d);
--- holds
select a = 'a' from t
