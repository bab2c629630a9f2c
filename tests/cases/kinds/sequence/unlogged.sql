--- since
15
--- before
create sequence a; create unlogged sequence b;
select nextval('b');
--- desired
create unlogged sequence a; create sequence b;
--- flags
--accept set_unlogged:a
--- holds
select relpersistence = 'u' from pg_class where oid = 'a'::regclass
