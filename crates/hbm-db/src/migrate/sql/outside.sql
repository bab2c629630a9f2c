-- What functions of these names do that a transaction does not undo, and the source of the others, in which more names
-- may be. $names is an array.
select p.proname as name,
       p.oid::pg_catalog.int8 as number,
       case
           when n.nspname = 'pg_catalog' and e.extname is null then null
           when not l.lanpltrusted and l.lanname not in ('internal', 'c') then 'is written in ' || l.lanname
           when l.lanname = 'c' and p.provolatile = 'v' and coalesce(e.extname, '') not in ('uuid-ossp', 'pgcrypto', 'plpgsql')
               then coalesce('is one of the extension ' || e.extname, 'is a program')
       end as acts,
       case when l.lanname in ('internal', 'c') then ''
            when p.prosrc <> '' then p.prosrc
            when p.prokind in ('f', 'p') then pg_catalog.pg_get_functiondef(p.oid)
            else '' end as source
from pg_catalog.pg_proc p
join pg_catalog.pg_namespace n on n.oid = p.pronamespace
join pg_catalog.pg_language l on l.oid = p.prolang
left join pg_catalog.pg_depend d
    on d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid and d.deptype = 'e'
left join pg_catalog.pg_extension e on e.oid = d.refobjid
where p.proname = any ($names::pg_catalog.text[])
  and (n.nspname <> 'pg_catalog' or e.extname is not null)
