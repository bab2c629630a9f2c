--- before
create domain a as int; create domain b as a; create domain c as b check (value > 0);
create table t (x c, y c[] default '{}');
insert into t values (1, '{1}');
--- desired
create domain a as int; create domain b as a default 4; create domain c as b check (value > -1) default 5;
create table t (x c, y c[] default '{}');
--- holds
select x = 1 and y = '{1}' from t
