-- The size of this database, by what VACUUM and ANALYZE have noted of its tables and indexes, against shared_buffers of at most
-- 128 MB. No function that reads sizes of files is used: these wait for locks.
with measured (bytes, buffers) as (
    select (select pg_catalog.sum(c.relpages::bigint) from pg_catalog.pg_class c)
               * pg_catalog.current_setting('block_size')::bigint,
           (select s.setting::bigint from pg_catalog.pg_settings s where s.name = 'shared_buffers')
               * pg_catalog.current_setting('block_size')::bigint
)
select 'shared_buffers'::text as object,
       (m.bytes::double precision / m.buffers) as figure,
       pg_catalog.format('%s for a database of %s', pg_catalog.pg_size_pretty(m.buffers::bigint), pg_catalog.pg_size_pretty(m.bytes::bigint)) as shown,
       'a quarter of the memory of the machine is usual; takes a restart'::text as detail,
       pg_catalog.format('ALTER SYSTEM SET shared_buffers = ''%sMB''', least(pg_catalog.ceil(m.bytes / 4 / 1048576), 4096)) as mend,
       null::text as hidden
from measured m
where m.buffers <= 134217728 and m.bytes > m.buffers
