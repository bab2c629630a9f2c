--- before
create table t (id int primary key, n int); insert into t values (1, 2);
create view v1 as select id, n from t; create function f1() returns setof v1 language sql stable as 'select * from v1';
create view v2 as select id, n from f1(); create function f2() returns table (id int, n int) stable begin atomic select * from v2; end;
create view v3 as select n + 1 as n from f2(); create function f3() returns setof v3 stable begin atomic select * from v3; end;
create view v4 as select sum(n) as s from f3(); create function f4(x v4) returns bigint language sql immutable as 'select $1.s';
create view v5 as select f4(v4) as s from v4; comment on view v5 is 'top';
--- desired
create table t (id int primary key, n bigint);
create view v1 as select id, n from t; create function f1() returns setof v1 language sql stable as 'select * from v1';
create view v2 as select id, n from f1(); create function f2() returns table (id int, n bigint) stable begin atomic select * from v2; end;
create view v3 as select n + 1 as n from f2(); create function f3() returns setof v3 stable begin atomic select * from v3; end;
create view v4 as select sum(n)::bigint as s from f3(); create function f4(x v4) returns bigint language sql immutable as 'select $1.s';
create view v5 as select f4(v4) as s from v4; comment on view v5 is 'top';
--- holds
select s = 3 from v5
select obj_description('v5'::regclass) = 'top'
