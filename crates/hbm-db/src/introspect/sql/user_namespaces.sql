with
$ledgers
select n.nspname as name
from pg_catalog.pg_namespace n
where n.nspname not in ('pg_catalog', 'information_schema', 'hbm_db')
  and n.nspname not like 'pg\_toast%'
  and n.nspname not like 'pg\_temp\_%'
  and not exists (select from pg_catalog.pg_depend d
                  where d.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
                    and d.objid = n.oid and d.deptype = 'e')
  -- What an archive holds is nobody's declared state: the schema carries the mark of `archive`.
  and not coalesce(pg_catalog.obj_description(n.oid, 'pg_namespace') like 'hbm-db archive:%', false)
  -- One that a tool made for its ledger alone is that tool's.
  and (n.nspname = 'public'
       or not exists (select from ledgers l join pg_catalog.pg_class c on c.oid = l.oid where c.relnamespace = n.oid)
       or exists (select from pg_catalog.pg_depend d
                  where d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass and d.refobjid = n.oid
                    and (d.classid <> 'pg_catalog.pg_class'::pg_catalog.regclass
                         or d.objid not in (select l.oid from ledgers l)
                            and not exists (select from pg_catalog.pg_depend s
                                            where s.classid = d.classid and s.objid = d.objid and s.deptype in ('a', 'i')
                                              and s.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                                              and s.refobjid in (select l.oid from ledgers l)))))
