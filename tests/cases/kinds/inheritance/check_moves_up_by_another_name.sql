--- before
create table p (x int); create table c1 (constraint k check (x > 0)) inherits (p); create table c2 () inherits (c1);
insert into c2 values (1);
--- desired
create table p (x int, constraint kk check (x > 0)); create table c1 () inherits (p); create table c2 () inherits (c1);
--- holds
select count(*) = 1 from p
select count(*) = 3 from pg_constraint where conname = 'kk'
