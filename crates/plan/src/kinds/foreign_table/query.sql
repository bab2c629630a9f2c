select 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       c.oid::bigint as oid,
       array[r.namespace, r.name] as path,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'server', s.srvname,
           'inherits', h.parents,
           'options', (select pg_catalog.array_agg(o order by o collate pg_catalog."C")
                       from pg_catalog.unnest(f.ftoptions) o))) as facts,
       pg_catalog.pg_get_userbyid(c.relowner) as owner,
       c.relacl as acl
from relations r
join pg_catalog.pg_class c on c.oid = r.oid
join pg_catalog.pg_foreign_table f on f.ftrelid = r.oid
join pg_catalog.pg_foreign_server s on s.oid = f.ftserver
left join (select i.inhrelid,
                  pg_catalog.array_agg(pg_catalog.format('%I.%I', n.nspname, p.relname) order by i.inhseqno) as parents
           from pg_catalog.pg_inherits i
           join pg_catalog.pg_class p on p.oid = i.inhparent
           join pg_catalog.pg_namespace n on n.oid = p.relnamespace
           group by 1) h on h.inhrelid = c.oid and not c.relispartition
where r.kind = 'f'
