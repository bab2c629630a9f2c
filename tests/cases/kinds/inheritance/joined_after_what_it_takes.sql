--- before
create table a (m int primary key, t text);
create table b (m int, t varchar(9));
create table c (m bigint, k int);
create table e (k int, m int);
create table more (u text default 'u');
create table late (m int, gone text);
insert into a values (1, 'a'); insert into b values (2, 'b'); insert into c values (3, 1); insert into e values (5, 4);
insert into more values ('v'); insert into late values (6, 'g');
--- desired
create table a (m int primary key, t text not null default 'x', constraint is_more check (m > 0));
create table b (m int not null, t text not null default 'x', constraint is_more check (m > 0)) inherits (a);
create table more (u text default 'w' not null);
create table c (m int not null, k int, t text not null default 'y', constraint is_more check (m > 0)) inherits (a, more);
create table e (k int, m int not null, t text not null default 'x', constraint is_more check (m > 0)) inherits (a);
create table f (x int) inherits (e);
create table late (m int);
create table later (n int) inherits (late);
--- flags
--accept drop_column:late.gone
--- holds
select string_agg(tableoid::regclass || m::text || t, ',' order by m) = 'a1a,b2b,c3y,e4x' from a
select count(*) = 2 from more
--- one way
columns that a table inherits become its own where it leaves
--- dump
columns that are added are the last, and what a table inherits besides is its own where it joins
