--- before
create type c as (a int, b text);
create table typed of c (primary key (a), b default 'x');
create table plain (a int, b text);
create table drops of c;
insert into typed values (1, 'y'); insert into plain values (2, 'z');
--- desired
create type c as (a int, b text);
create table typed (a int primary key, b text default 'x');
create table plain of c (b default 'w', check (a > 0));
create table drops of c (b with options not null);
--- holds
select b = 'y' from typed
select b = 'z' from plain
select reloftype = 'c'::regtype from pg_class where oid = 'plain'::regclass
