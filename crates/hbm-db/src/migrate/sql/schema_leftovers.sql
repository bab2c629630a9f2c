-- What a flush leaves in schemas that are dropped, as the statements that drop it, users before what they use: kinds that it
-- does not know, and the extensions that the migrations make there again.
select pg_catalog.format('drop %s if exists %s restrict', o.type, o.identity)
from (
    select 1 as place, 'pg_catalog.pg_opclass'::pg_catalog.regclass as classid, c.oid as objid, c.opcnamespace as namespace
    from pg_catalog.pg_opclass c
    union all
    select 2, 'pg_catalog.pg_opfamily'::pg_catalog.regclass, f.oid, f.opfnamespace from pg_catalog.pg_opfamily f
    union all
    select 3, 'pg_catalog.pg_ts_dict'::pg_catalog.regclass, d.oid, d.dictnamespace from pg_catalog.pg_ts_dict d
    union all
    select 4, 'pg_catalog.pg_ts_template'::pg_catalog.regclass, t.oid, t.tmplnamespace from pg_catalog.pg_ts_template t
    union all
    select 4, 'pg_catalog.pg_ts_parser'::pg_catalog.regclass, p.oid, p.prsnamespace from pg_catalog.pg_ts_parser p
    union all
    select 4, 'pg_catalog.pg_conversion'::pg_catalog.regclass, c.oid, c.connamespace from pg_catalog.pg_conversion c
    union all
    select 5, 'pg_catalog.pg_extension'::pg_catalog.regclass, e.oid, e.extnamespace from pg_catalog.pg_extension e
) l
join pg_catalog.pg_namespace n on n.oid = l.namespace
cross join lateral pg_catalog.pg_identify_object(l.classid, l.objid, 0) o
where n.nspname = any ($dropped::pg_catalog.text[])
  and not exists (select from pg_catalog.pg_depend d
                  where d.classid = l.classid and d.objid = l.objid and d.deptype = 'e')
order by l.place, 1
