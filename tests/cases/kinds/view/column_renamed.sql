--- before
create table t (id int primary key, a int);
create view v as select id, a from t;
create view over_v as select a from v;
comment on column v.a is 'number';
insert into t values (1, 2);
--- desired
create table t (id int primary key, a int);
create view v as select id, a as "the Number" from t;
create view over_v as select "the Number" as a from v;
comment on column v."the Number" is 'number';
--- holds
select a = 2 from over_v
select col_description('v'::regclass, 2) = 'number'
