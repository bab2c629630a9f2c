-- All rows of all tables as text, where pg_dump is older than the server.
select xmlserialize(document query_to_xml(format('select * from %s t order by t::text', c.oid::regclass), true, false, '') as text)
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r' and n.nspname not like 'pg\_%' and n.nspname not in ('information_schema', 'hbm_db')
order by c.oid::regclass::text
