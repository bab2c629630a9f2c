--- before
create table t (id int primary key, n int);
create view a as select id, n from t;
create materialized view b as select id, n from t;
create unique index b_id on b (id);
create view over_them as select a.n + b.n as s from a join b using (id);
insert into t values (1, 2);
--- desired
create table t (id int primary key, n int);
create materialized view a as select id, n from t;
create view b as select id, n from t;
create view over_them as select a.n + b.n as s from a join b using (id);
--- holds
select s = 4 from over_them
select relkind = 'm' from pg_class where oid = 'a'::regclass
select relkind = 'v' from pg_class where oid = 'b'::regclass
