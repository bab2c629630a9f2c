--- before
create table t (id int primary key, n int);
create table log (id int, n int);
create rule r as on insert to t do also insert into log values (new.id, new.n);
comment on rule r on t is 'kept';
insert into t values (1, 2);
--- desired
create table t (id int primary key, n bigint);
create table log (id int, n bigint);
create rule r as on insert to t do also insert into log values (new.id, new.n);
comment on rule r on t is 'kept';
--- holds
select n = 2 from t
select count(*) = 1 from log
select obj_description(oid, 'pg_rewrite') = 'kept' from pg_rewrite where rulename = 'r'
