--- before
create table p (x int, constraint k check (x > 0)); create table c () inherits (p); create table d () inherits (c);
create table q (x int, constraint k check (x > 0)) partition by list (x); create table q1 partition of q for values in (1);
insert into d values (1); insert into q values (1);
--- desired
create table p (x int, constraint kk check (x > 0)); create table c () inherits (p); create table d () inherits (c);
create table q (x int, constraint kk check (x > 0)) partition by list (x); create table q1 partition of q for values in (1);
--- holds
select count(*) = 1 from p
select count(*) = 5 from pg_constraint where conname = 'kk'
