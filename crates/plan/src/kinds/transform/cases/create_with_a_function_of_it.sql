--- before
create table t (a int);
--- desired
create table t (a int);
create type pair as (x int, y int);
create function pair_in(internal) returns internal language internal immutable strict as 'int4in';
create function pair_out(internal) returns pair language internal immutable strict as 'int4in';
create transform for pair language plpgsql (from sql with function pair_in(internal), to sql with function pair_out(internal));
create transform for pair language sql (from sql with function pair_in(internal));
create function f(pair) returns int transform for type pair language plpgsql as 'begin return 1; end';
comment on transform for pair language plpgsql is 'both ways';
--- holds
select count(*) = 2 from pg_transform
