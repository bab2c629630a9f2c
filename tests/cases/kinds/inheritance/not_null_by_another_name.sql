--- since
18
--- before
create table whole (a int, b int);
create table below (c int) inherits (whole);
--- desired
create table whole (a int, b int);
create table below (c int) inherits (whole);
create table named (a int not null, b int constraint "b Is There" not null, c int not null);
create table named_below (c int constraint own_c not null, constraint own_b not null b) inherits (named);
create table named_too (a int) inherits (named);
--- holds
select count(*) = 0 from whole
