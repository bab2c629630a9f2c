--- before
create domain d as int;
create table t (a d);
insert into t values (1);
alter domain d add constraint later check (value > 0) not valid;
--- desired
create domain d as int constraint later check (value > 0);
create table t (a d);
--- holds
select convalidated from pg_constraint where conname = 'later'
