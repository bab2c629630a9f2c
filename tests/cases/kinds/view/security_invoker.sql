--- before
create table t (id int primary key);
create view a as select id from t;
create view b with (security_invoker = true) as select id from a;
--- desired
create table t (id int primary key);
create view a with (security_invoker = true) as select id from t;
create view b as select id from a;
--- flags
--accept security_definer:b
--- holds
select reloptions = '{security_invoker=true}' from pg_class where oid = 'a'::regclass
--- since
15
