--- before
create type c as (a int, b text);
comment on type c is 'both';
create table t (id int, c c, list c[]);
create index on t (((c).a));
create view v as select id, (c).a from t;
insert into t values (1, (1, 'x'), array[(2, 'y')::c]), (2, null, null);
--- desired
create type c as (a bigint, b text);
comment on type c is 'both';
create table t (id int, c c, list c[]);
create index on t (((c).a));
create view v as select id, (c).a from t;
--- holds
select ((c).a, (c).b, (list[1]).a) = (1, 'x', 2) from t where id = 1
select c is null and list is null from t where id = 2
