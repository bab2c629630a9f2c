--- before
create domain d as int constraint old check (value > 0);
comment on constraint old on domain d is 'positive';
create table t (a d);
insert into t values (7);
--- desired
create domain d as int constraint new check (value > 0);
comment on constraint new on domain d is 'positive';
create table t (a d);
