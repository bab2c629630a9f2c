--- before
create type c as (a int, b int, c int, d int);
comment on column c.a is 'goes';
comment on column c.b is 'changes';
comment on column c.d is 'goes with it';
create view v as select (row(1, 2, 3, 4)::c).b as b;
--- desired
create type c as (a int, b int, c int, e int);
comment on column c.b is 'changed';
comment on column c.c is 'comes';
comment on column c.e is 'comes with it';
create view v as select (row(1, 2, 3, 4)::c).b as b;
