--- before
create function f(int, b int) returns int language sql immutable as 'select $1';
create function old_way(a int) returns int language sql immutable as 'select a';
create function helped(int, int) returns setof int language internal strict support generate_series_int4_support
  as 'generate_series_int4';
create table kept (f oid, n int check (f(n, 1) > 0));
create index on kept (f(n, 2));
insert into kept values ('f(int,int)'::regprocedure, 1);
--- desired
create function f(a int, b int default 3) returns int language plpgsql immutable cost 3 as 'begin return a; end';
create function old_way(a int) returns int language sql immutable return a;
create function helped(int, int) returns setof int language internal strict as 'generate_series_int4';
create table kept (f oid, n int check (f(n, 1) > 0));
create index on kept (f(n, 2));
--- holds
select f = 'f(int,int)'::regprocedure and f(n) = 1 from kept
