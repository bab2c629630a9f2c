--- before
create type r as range (subtype = int);
comment on type r is 'a range';
create table t (id int, a r, b r_multirange, c r[]);
create index on t using gist (a);
create view v as select id, upper(a) as u, r(1, 2) as made, r_multirange(r(1, 2)) as many from t;
insert into t values (1, '[1,5)', '{[1,2),[4,5)}', array['[1,2)'::r]);
--- desired
create type r as range (subtype = bigint);
comment on type r is 'a range';
create table t (id int, a r, b r_multirange, c r[]);
create index on t using gist (a);
create view v as select id, upper(a) as u, r(1, 2) as made, r_multirange(r(1, 2)) as many from t;
--- holds
select a = '[1,5)' and b = '{[1,2),[4,5)}' and c[1] = '[1,2)' from t
select count(*) = 5 from pg_proc where proname in ('r', 'r_multirange')
