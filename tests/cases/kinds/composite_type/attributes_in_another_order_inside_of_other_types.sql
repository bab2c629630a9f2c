--- before
create type pt as (x int, y int);
create domain dpt as pt check ((value).x > 0);
create type item as (at pt, name text);
create table t (id int primary key, d dpt, l item);
insert into t values (1, row(3, 4), row(row(5, 6), 'l'));
--- desired
create type pt as (y int, x int, z int);
create domain dpt as pt check ((value).x > 0);
create type item as (name text, at pt);
create table t (id int primary key, d dpt, l item);
--- holds
select (d).y = 4 and (d).x = 3 and ((l).at).y = 6 and (l).name = 'l' from t
