--- since
15
--- before
create table t (id int primary key);
create view b with (security_invoker = true) as select id from t;
--- desired
create table t (id int primary key);
create view b as select id from t;
--- exit
4
--- says
--accept security_definer:b
--- holds
select reloptions = '{security_invoker=true}' from pg_class where oid = 'b'::regclass
