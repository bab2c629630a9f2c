--- before
create table t (id int primary key, n int);
create view v as select id, n + 0 as n from t;
create rule r as on insert to v do instead insert into t values (new.id, new.n) returning id, n;
insert into t values (1, 2);
--- desired
create table t (id int primary key, n int);
create view v as select n + 0 as n, id from t;
create rule r as on insert to v do instead insert into t values (new.id, new.n) returning n, id;
--- holds
select n = 2 from v
select count(*) = 1 from pg_rewrite where rulename = 'r'
