-- What publications publish: tables of the namespaces that are read, and those namespaces themselves.
select 'pg_catalog.pg_publication_rel'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       e.oid::bigint as oid,
       array[p.pubname] as path,
       pg_catalog.format('(%I.%I)', r.namespace, r.name) as signature,
       pg_catalog.json_build_array('pg_catalog.pg_publication'::pg_catalog.regclass::pg_catalog.oid::bigint, p.oid::bigint, 0)
           as parent,
--before 15        '{}'::json as facts
--since 15        pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
--since 15            'columns', (select pg_catalog.json_agg(a.attname order by a.attnum)
--since 15                        from pg_catalog.pg_attribute a
--since 15                        where e.prattrs is not null and a.attrelid = e.prrelid and a.attnum = any (e.prattrs)),
--since 15            'where', pg_catalog.pg_get_expr(e.prqual, e.prrelid)
--since 15        )) as facts,
--since 15        null::json as needs
from pg_catalog.pg_publication_rel e
join pg_catalog.pg_publication p on p.oid = e.prpubid
join relations r on r.oid = e.prrelid
where p.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_publication'::pg_catalog.regclass)
--since 15 union all
--since 15 select 'pg_catalog.pg_publication_namespace'::pg_catalog.regclass::pg_catalog.oid::bigint,
--since 15        e.oid::bigint,
--since 15        array[p.pubname],
--since 15        pg_catalog.format('(%I)', m.nspname),
--since 15        pg_catalog.json_build_array('pg_catalog.pg_publication'::pg_catalog.regclass::pg_catalog.oid::bigint, p.oid::bigint, 0),
--since 15        '{"schema": true}'::json,
--since 15        pg_catalog.json_build_array(pg_catalog.json_build_array(
--since 15            'pg_catalog.pg_namespace'::pg_catalog.regclass::pg_catalog.oid::bigint, m.oid::bigint, 0))
--since 15 from pg_catalog.pg_publication_namespace e
--since 15 join pg_catalog.pg_publication p on p.oid = e.pnpubid
--since 15 join managed m on m.oid = e.pnnspid
--since 15 where p.oid not in (select x.objid from extension_members x
--since 15                     where x.classid = 'pg_catalog.pg_publication'::pg_catalog.regclass)
