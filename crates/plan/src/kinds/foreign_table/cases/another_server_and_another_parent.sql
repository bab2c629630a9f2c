--- before
create foreign data wrapper w;
create server s foreign data wrapper w;
create server r foreign data wrapper w;
create table p (a int);
create table q (a int);
create foreign table t (a int default 1 check (a > 0)) server s;
create foreign table u (a int) server s;
alter foreign table u inherit p;
comment on column t.a is 'kept';
--- desired
create foreign data wrapper w;
create server s foreign data wrapper w;
create server r foreign data wrapper w;
create table p (a int);
create table q (a int);
create foreign table t (a int default 1 check (a > 0)) server r;
create foreign table u (a int) server s;
alter foreign table u inherit q;
comment on column t.a is 'kept';
