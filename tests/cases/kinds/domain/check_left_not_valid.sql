--- before
create domain d as int;
create table t (a d); insert into t values (5), (-5);
--- desired
create domain d as int;
alter domain d add constraint positive check (value > 0) not valid;
create table t (a d);
--- holds
select not convalidated from pg_constraint where conname = 'positive'
select count(*) = 2 from t
