--- before
create type pair as (x int, y int);
create function pair_in(internal) returns internal language internal immutable strict as 'int4in';
create function pair_out(internal) returns pair language internal immutable strict as 'int4in';
create transform for pair language plpgsql (from sql with function pair_in(internal));
create function f(pair) returns int transform for type pair language plpgsql as 'begin return 1; end';
create table kept (f oid);
insert into kept values ('f(pair)'::regprocedure);
--- desired
create type pair as (x int, y int);
create function pair_in(internal) returns internal language internal immutable strict as 'int4in';
create function pair_out(internal) returns pair language internal immutable strict as 'int4in';
create transform for pair language plpgsql (to sql with function pair_out(internal));
create function f(pair) returns int transform for type pair language plpgsql as 'begin return 1; end';
create table kept (f oid);
--- holds
select f = 'f(pair)'::regprocedure from kept
