--- before
create table t (id int primary key, a text, b text, c text, d int);
alter table t alter a set storage external, alter b set compression pglz, alter c set statistics 100, alter d set (n_distinct = 5, n_distinct_inherited = 6);
insert into t values (1, 'a', 'b', 'c', 4);
--- desired
create table t (id int primary key, a text, b text, c text, d int);
alter table t alter a set storage main, alter c set compression pglz, alter c set storage plain, alter a set statistics 0, alter d set statistics 1000, alter d set (n_distinct = -0.5);
--- holds
select string_agg(attstorage::text, '' order by attnum) = 'pmxpp' from pg_attribute where attrelid = 't'::regclass and attnum > 0
select attoptions = '{n_distinct=-0.5}' from pg_attribute where attrelid = 't'::regclass and attname = 'd'
select count(*) = 1 from t
