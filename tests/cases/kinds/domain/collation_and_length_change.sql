--- before
create domain d as varchar(10);
create domain c as text collate "C";
create table t (id int primary key, d d, c c unique);
insert into t values (1, 'x', 'y');
--- desired
create domain d as varchar(20);
create domain c as text collate "POSIX";
create table t (id int primary key, d d, c c unique);
--- holds
select d = 'x' and c = 'y' from t
