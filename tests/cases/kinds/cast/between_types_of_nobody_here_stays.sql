--- before
create cast (point as text) with inout;
create table t (id int);
--- desired
create table t (id int, n int);
--- says
cast
--- holds
select count(*) = 1 from pg_cast where castsource = 'point'::regtype and casttarget = 'text'::regtype
--- dump
what belongs to the database stays
