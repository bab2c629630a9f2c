--- before
create domain a as int default 1;
create domain b as int not null default 2;
create domain c as text;
create table t (id int, a a, b b, c c);
insert into t values (1, 5, 6, 'x');
--- desired
create domain a as int not null default 3;
create domain b as int;
create domain c as text default 'none';
create table t (id int, a a, b b, c c);
--- holds
select (id, a, b, c) = (1, 5, 6, 'x') from t
