--- before
create table t1 (c1 integer, c2 text);
create view v1 as select c1, upper(c2) as u from t1;
create view v2 as select c1 + 1 as n from v1;
comment on view v1 is 'kept';
insert into t1 values (1, 'a');
--- desired
create table t1 (c1 bigint, c2 text);
create view v1 as select c1, upper(c2) as u from t1;
create view v2 as select c1 + 1 as n from v1;
comment on view v1 is 'kept';
--- says
drop view v1
change the type of t1.c1 from integer to bigint
create view v1
comment on view v1
--- holds
select n = 2 from v2
select obj_description('v1'::regclass) = 'kept'
