--- before
create type mood as enum ('good', 'bad');
create domain amount as int;
create table t (id int, v text, a amount, m mood);
insert into t values (1, '12', 3, 'bad');
--- desired
create table t (id int, v int, a text, m text) partition by range (id);
create table t1 partition of t for values from (0) to (10);
--- holds
select (v, a, m) = (12, '3', 'bad') from t
