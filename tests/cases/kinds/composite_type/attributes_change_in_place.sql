--- before
create type c as (a int, gone text, t varchar(10));
create type d as (x int);
create table typed of d;
create table uses (id int primary key, d d);
create function of_c(c) returns c language sql as 'select $1';
create view v as select (of_c(null)).a as a;
comment on type c is 'three'; comment on column c.a is 'number';
insert into typed values (1); insert into uses (id, d.x) values (1, 2);
--- desired
create type c as (a bigint, t text collate "C", added date);
create type d as (x int, y text);
create table typed of d;
create table uses (id int primary key, d d);
create function of_c(c) returns c language sql as 'select $1';
create view v as select (of_c(null)).a as a;
comment on type c is 'three'; comment on column c.a is 'number';
--- holds
select x = 1 and y is null from typed
select (d).x = 2 from uses
select col_description('c'::regclass, 1) = 'number'
