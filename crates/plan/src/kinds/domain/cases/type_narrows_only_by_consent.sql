--- before
create domain d as text;
create table t (a d);
insert into t values ('longer than five');
--- desired
create domain d as varchar(5);
create table t (a d);
--- flags
--yes --accept change_type:t.a
--- holds
select a = 'longe' from t
