--- before
create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table t (a int) server s options (a '1', b '2');
create view over_t as select * from t;
create table ids as select 't'::regclass::oid as t, 'over_t'::regclass::oid as v;
--- desired
create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table t (a int, b text) server s options (b '3', c '4');
create view over_t as select a from t;
create table ids as select 't'::regclass::oid as t, 'over_t'::regclass::oid as v;
--- holds
select t = 'public.t'::regclass and v = 'public.over_t'::regclass from ids
