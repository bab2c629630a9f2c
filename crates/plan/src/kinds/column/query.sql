select 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       r.oid::bigint as oid,
       a.attnum as sub,
       array[r.namespace, r.name, a.attname] as path,
       pg_catalog.json_build_array('pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint, r.oid::bigint, 0)
           as parent,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'data_type', pg_catalog.format_type(a.atttypid, a.atttypmod),
           'not_null', case when a.attnotnull then pg_catalog.json_build_object(
--since 18      'name', case when nn.conname <> pg_catalog.left(r.name || '_' || a.attname || '_not_null', 63) then nn.conname end,
--since 18      'no_inherit', nullif(nn.connoinherit, false),
--since 18      'not_valid', nullif(not nn.convalidated, false),
--since 18      'comment', nc.description
               ) end,
           'collation', co.name,
           'identity', case when s.seqrelid is not null then pg_catalog.json_build_object(
               'always', a.attidentity = 'a',
               'data_type', pg_catalog.format_type(s.seqtypid, null),
               'start', s.seqstart,
               'increment', s.seqincrement,
               'min', s.seqmin,
               'max', s.seqmax,
               'cache', s.seqcache,
               'cycle', s.seqcycle) end,
           'generated', case when a.attgenerated <> '' then pg_catalog.json_build_object(
               'expression', pg_catalog.pg_get_expr(d.adbin, d.adrelid),
               'stored', a.attgenerated = 's') end,
           'storage', case when a.attstorage <> t.typstorage then a.attstorage end,
           'compression', nullif(a.attcompression, ''),
           'statistics', nullif(coalesce(a.attstattarget, -1), -1),
           'options', (select pg_catalog.array_agg(o order by o) from pg_catalog.unnest(a.attoptions) o),
           'foreign_options', (select pg_catalog.json_agg(o order by o) from pg_catalog.unnest(a.attfdwoptions) o))) as facts,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'position', a.attnum,
           'below', b.below,
           'label', case when e.oid is not null then array[en.nspname, e.typname] end,
           -- Where it is not called as usual.
           'sequence', case when sc.relname <> r.name || '_' || a.attname || '_seq' or sn.nspname <> r.namespace
                            then array[sn.nspname, sc.relname] end,
--since 18  'not_null', nn.conname,
--since 18  'own_not_null', case when nn.coninhcount > 0 then nn.conislocal end,
--since 18  'inherited_not_null', nullif(nn.coninhcount > 0, false),
           'usual_storage', nullif(t.typstorage, 'p'),
           'key', nullif(a.attnum = any (pk.partattrs), false),
           'inherited', case when a.attinhcount > 0 then i.parents end,
           'local', case when a.attinhcount > 0 then nullif(a.attislocal, false) end)) as aside,
       a.attacl as acl
from relations r
join pg_catalog.pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_type t on t.oid = a.atttypid
left join pg_catalog.pg_type el on el.oid = nullif(t.typelem, 0) and t.typcategory = 'A'
left join pg_catalog.pg_type e
    on e.typtype = 'e'
   and e.oid = case when t.typcategory = 'A' and t.typelem <> 0 then t.typelem else t.oid end
left join pg_catalog.pg_namespace en on en.oid = e.typnamespace
left join pg_catalog.pg_attrdef d on a.atthasdef and d.adrelid = a.attrelid and d.adnum = a.attnum and a.attgenerated <> ''
left join (select p.refobjid, p.refobjsubid, q.*
           from pg_catalog.pg_depend p
           join pg_catalog.pg_sequence q on q.seqrelid = p.objid
           where p.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
             and p.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
             and p.deptype = 'i') s
    on s.refobjid = a.attrelid and s.refobjsubid = a.attnum and a.attidentity <> ''
left join pg_catalog.pg_class sc on sc.oid = s.seqrelid
left join pg_catalog.pg_namespace sn on sn.oid = sc.relnamespace
left join (select o.oid, pg_catalog.format('%I.%I', n.nspname, o.collname) as name
           from pg_catalog.pg_collation o
           join pg_catalog.pg_namespace n on n.oid = o.collnamespace) co
    on co.oid = a.attcollation and a.attcollation <> t.typcollation
left join pg_catalog.pg_partitioned_table pk on pk.partrelid = r.oid
left join lateral (
    with recursive below as (
        select b.oid, b.typtype, b.typbasetype from pg_catalog.pg_type b where b.oid = coalesce(el.oid, t.oid)
        union all
        select b.oid, b.typtype, b.typbasetype from below join pg_catalog.pg_type b on b.oid = below.typbasetype
    )
    select pg_catalog.format_type(b.oid, null) || case when el.oid is null then '' else '[]' end as below
    from below b
    where b.typtype <> 'd'
) b on coalesce(el.typtype, t.typtype) = 'd'
left join (select h.inhrelid,
                  pg_catalog.json_agg(pg_catalog.json_build_array(n.nspname, p.relname)) as parents
           from pg_catalog.pg_inherits h
           join pg_catalog.pg_class p on p.oid = h.inhparent
           join pg_catalog.pg_namespace n on n.oid = p.relnamespace
           group by 1) i on i.inhrelid = r.oid
--since 18 left join pg_catalog.pg_constraint nn on nn.contype = 'n' and nn.conrelid = a.attrelid and nn.conkey[1] = a.attnum and a.attnotnull
--since 18 left join pg_catalog.pg_description nc on nc.classoid = 'pg_catalog.pg_constraint'::pg_catalog.regclass and nc.objoid = nn.oid and nc.objsubid = 0
where r.kind in ('r', 'p', 'f')
