-- The tables of users, and those of extensions, which are only counted. A table that is locked against everybody has no
-- size: asking for it would wait for the lock.
with member as (
    select d.classid, d.objid
    from pg_catalog.pg_depend d
    where d.deptype = 'e'
),
locked as (
    select l.relation
    from pg_catalog.pg_locks l
    where l.granted and l.locktype = 'relation' and l.mode = 'AccessExclusiveLock'
      and l.pid <> pg_catalog.pg_backend_pid()
      and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())
),
found as (
    select c.oid, c.reltuples, n.nspname, c.relname,
           exists (select from member m
                   where m.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and m.objid = c.oid)
           or exists (select from member m
                      where m.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass and m.objid = n.oid)
           as of_extension
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'm')
      and n.nspname not in ('pg_catalog', 'information_schema', 'hbm_db')
      and n.nspname not like 'pg\_toast%'
      and n.nspname not like 'pg\_temp\_%'
)
select case f.nspname when 'public' then pg_catalog.quote_ident(f.relname)
            else pg_catalog.format('%I.%I', f.nspname, f.relname) end as name,
       case when f.reltuples >= 0 then f.reltuples::bigint end as estimated_rows,
       case when not f.of_extension and not exists (select from locked l where l.relation = f.oid)
            then pg_catalog.pg_total_relation_size(f.oid) end as size,
       f.of_extension
from found f
order by 1
