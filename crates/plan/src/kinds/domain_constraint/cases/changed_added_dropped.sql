--- before
create domain d as int constraint kept check (value > 0) constraint changes check (value < 10) constraint goes check (value <> 5);
create table t (a d);
insert into t values (7);
--- desired
create domain d as int constraint kept check (value > 0) constraint changes check (value < 20) constraint comes check (value <> 6);
create table t (a d);
--- holds
select a = 7 from t
