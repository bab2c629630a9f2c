--- before
create type pair as (x int, y int);
create function pair_in(internal) returns internal language internal immutable strict as 'int4in';
create function pair_out(internal) returns pair language internal immutable strict as 'int4in';
create transform for pair language plpgsql (from sql with function pair_in(internal));
create function f(pair) returns int transform for type pair language plpgsql as 'begin return 1; end';
create function g(pair) returns int language plpgsql as 'begin return 1; end';
--- desired
create type pair as (x int, y int);
create function f(pair) returns int language plpgsql as 'begin return 1; end';
create function g(pair) returns int language plpgsql as 'begin return 1; end';
--- holds
select not exists (select from pg_transform)
