--- before
create table a (id int not null, name text default 'a', check (name <> ''));
create table b (n int);
create table leaves (extra int) inherits (a);
create table joins (id int not null, name text default 'a', own int, constraint a_name_check check (name <> ''));
create table twin (x int) inherits (a, b);
insert into leaves values (1, 'l', 2); insert into joins values (2, 'j', 3); insert into twin values (3, 'b', 4, 5);
--- desired
create table a (id int not null, name text default 'a', check (name <> ''), constraint only_here check (id > 0) no inherit);
create table b (n int);
create table leaves (id int not null, name text default 'a', extra int, constraint a_name_check check (name <> ''));
create table joins (id int not null, name text default 'a', own int, constraint a_name_check check (name <> ''));
alter table joins inherit a;
create table twin (x int) inherits (a, b);
create table "New Child" (y int, name text default 'child') inherits (a, b) with (fillfactor = 50);
--- holds
select count(*) = 2 from a
select count(*) = 1 from leaves
select count(*) = 1 from b
--- one way
a column that a table had of its own stays its own where it inherits again
