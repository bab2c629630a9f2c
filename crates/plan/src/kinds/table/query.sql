select 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       c.oid::bigint as oid,
       array[r.namespace, r.name] as path,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'unlogged', nullif(c.relpersistence = 'u' and c.relkind = 'r', false),
           'partitioned', case when c.relkind = 'p' then pg_catalog.pg_get_partkeydef(c.oid) end,
           'of', case when c.reloftype <> 0 then pg_catalog.format_type(c.reloftype, null) end,
           'inherits', h.parents,
           'options', (select pg_catalog.array_agg(o order by o) from pg_catalog.unnest(c.reloptions) o),
           'toast_options', (select pg_catalog.array_agg('toast.' || o order by o) from pg_catalog.unnest(x.reloptions) o),
           'tablespace', s.spcname,
           'method', case when am.amname <> 'heap' then am.amname end,
           'identity', nullif(c.relreplident, 'd'),
           'row_security', nullif(c.relrowsecurity, false),
           'forced', nullif(c.relforcerowsecurity, false))) as facts,
       -- Partitions elsewhere would go with it.
       case when c.relkind = 'p' then pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
--before 18 'unlogged', nullif(c.relpersistence = 'u', false),
           'apart', (select pg_catalog.json_agg(pg_catalog.json_build_array(
                                n.nspname, p.relname, pg_catalog.pg_get_expr(p.relpartbound, p.oid))
                            order by n.nspname, p.relname)
                     from pg_catalog.pg_inherits i
                     join pg_catalog.pg_class p on p.oid = i.inhrelid
                     join pg_catalog.pg_namespace n on n.oid = p.relnamespace
                     where i.inhparent = c.oid and n.oid not in (select m.oid from managed m)))) end as aside,
       pg_catalog.pg_get_userbyid(c.relowner) as owner,
       c.relacl as acl
from relations r
join pg_catalog.pg_class c on c.oid = r.oid
left join pg_catalog.pg_class x on x.oid = c.reltoastrelid and x.reloptions is not null
left join pg_catalog.pg_tablespace s on s.oid = c.reltablespace
left join pg_catalog.pg_am am on am.oid = c.relam
left join (select i.inhrelid,
                  pg_catalog.array_agg(pg_catalog.format('%I.%I', n.nspname, p.relname) order by i.inhseqno) as parents
           from pg_catalog.pg_inherits i
           join pg_catalog.pg_class p on p.oid = i.inhparent
           join pg_catalog.pg_namespace n on n.oid = p.relnamespace
           group by 1) h on h.inhrelid = c.oid and not c.relispartition
where r.kind in ('r', 'p')
