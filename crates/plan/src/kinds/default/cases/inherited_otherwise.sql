--- before
create table kept (a int default 1, b int, c int default 3);
create table kept_below (d int) inherits (kept);
create table kept_at_the_end () inherits (kept_below);
insert into kept_at_the_end default values;
--- desired
create table kept (a int default 10, b int, c int default 3);
create table kept_below (d int) inherits (kept);
create table kept_at_the_end () inherits (kept_below);
alter table only kept_below alter a set default 1;
alter table only kept_at_the_end alter a drop default, alter b set default 2;
create table whole (a int default 1, b int, c int default 3);
create table below (b int default 2, c int default null) inherits (whole);
create table at_the_end () inherits (below);
alter table only below alter a drop default;
alter table only at_the_end alter b set default 20, alter a set default 4;
create table joins_later (a int, b int, c int);
alter table joins_later inherit whole;
--- holds
select a = 1 and b is null and c = 3 from kept_at_the_end
