-- Publications, without what they publish; and whether that is outside of the namespaces that are read, too.
select 'pg_catalog.pg_publication'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       p.oid::bigint as oid,
       array[p.pubname] as path,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'all_tables', nullif(p.puballtables, false),
           'publish', pg_catalog.concat_ws(', ', case when p.pubinsert then 'insert' end,
                                                 case when p.pubupdate then 'update' end,
                                                 case when p.pubdelete then 'delete' end,
                                                 case when p.pubtruncate then 'truncate' end),
--since 18            'generated_columns', case p.pubgencols when 's' then 'stored' end,
           'via_root', nullif(p.pubviaroot, false)
       )) as facts,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'is_shared', nullif(p.oid in (
               select e.prpubid from pg_catalog.pg_publication_rel e
               where e.prrelid not in (select r.oid from relations r)
--since 15                union all
--since 15                select e.pnpubid from pg_catalog.pg_publication_namespace e
--since 15                where e.pnnspid not in (select m.oid from managed m)
           ), false)
       )) as aside,
       pg_catalog.pg_get_userbyid(p.pubowner) as owner
from pg_catalog.pg_publication p
where p.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_publication'::pg_catalog.regclass)
