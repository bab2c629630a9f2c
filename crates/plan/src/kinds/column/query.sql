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
           'collation', case when a.attcollation <> t.typcollation then
               (select pg_catalog.format('%I.%I', n.nspname, o.collname)
                from pg_catalog.pg_collation o
                join pg_catalog.pg_namespace n on n.oid = o.collnamespace
                where o.oid = a.attcollation) end,
           'identity', case when s.seqrelid is not null then pg_catalog.json_build_object(
               'always', a.attidentity = 'a',
               'data_type', pg_catalog.format_type(s.seqtypid, null),
               'start', s.seqstart,
               'increment', s.seqincrement,
               'min', s.seqmin,
               'max', s.seqmax,
               'cache', s.seqcache,
               'cycle', s.seqcycle) end,
           'generated', case when a.attgenerated <> '' then
               (select pg_catalog.json_build_object(
                   'expression', pg_catalog.pg_get_expr(d.adbin, d.adrelid),
                   'stored', a.attgenerated = 's')
                from pg_catalog.pg_attrdef d where d.adrelid = a.attrelid and d.adnum = a.attnum) end,
           'storage', case when a.attstorage <> t.typstorage then a.attstorage end,
           'compression', nullif(a.attcompression, ''),
           'statistics', nullif(coalesce(a.attstattarget, -1), -1),
           'options', (select pg_catalog.array_agg(o order by o) from pg_catalog.unnest(a.attoptions) o),
           'foreign_options', (select pg_catalog.json_agg(o order by o) from pg_catalog.unnest(a.attfdwoptions) o))) as facts,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'position', a.attnum,
           'below', case when coalesce(el.typtype, t.typtype) = 'd' then (
               with recursive below as (
                   select b.oid, b.typtype, b.typbasetype from pg_catalog.pg_type b where b.oid = coalesce(el.oid, t.oid)
                   union all
                   select b.* from below
                   cross join lateral (select b.oid, b.typtype, b.typbasetype
                                       from pg_catalog.pg_type b where b.oid = below.typbasetype limit 1) b
               )
               select pg_catalog.format_type(b.oid, null) || case when el.oid is null then '' else '[]' end
               from below b
               where b.typtype <> 'd') end,
           'label', case when coalesce(el.typtype, t.typtype) = 'e' then
               (select array[n.nspname, e.typname]
                from pg_catalog.pg_type e
                join pg_catalog.pg_namespace n on n.oid = e.typnamespace
                where e.oid = coalesce(el.oid, t.oid)) end,
           -- Where it is not called as usual.
           'sequence', case when s.relname <> r.name || '_' || a.attname || '_seq' or s.nspname <> r.namespace
                            then array[s.nspname, s.relname] end,
--since 18  'not_null', nn.conname,
--since 18  'own_not_null', case when nn.coninhcount > 0 then nn.conislocal end,
--since 18  'inherited_not_null', nullif(nn.coninhcount > 0, false),
           'usual_storage', nullif(t.typstorage, 'p'),
           'key', case when r.kind = 'p' then
               (select nullif(a.attnum = any (k.partattrs), false)
                from pg_catalog.pg_partitioned_table k where k.partrelid = r.oid) end,
           'inherited', case when a.attinhcount > 0 then
               (select pg_catalog.json_agg(pg_catalog.json_build_array(n.nspname, p.relname) order by h.inhseqno)
                from pg_catalog.pg_inherits h
                join pg_catalog.pg_attribute o on o.attrelid = h.inhparent and o.attname = a.attname and not o.attisdropped
                join pg_catalog.pg_class p on p.oid = h.inhparent
                join pg_catalog.pg_namespace n on n.oid = p.relnamespace
                where h.inhrelid = r.oid) end,
           'local', case when a.attinhcount > 0 then nullif(a.attislocal, false) end)) as aside,
       a.attacl as acl
from relations r
join pg_catalog.pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_type t on t.oid = a.atttypid
left join pg_catalog.pg_type el on el.oid = nullif(t.typelem, 0) and t.typcategory = 'A'
left join (select p.refobjid, p.refobjsubid, c.relname, n.nspname, q.*
           from pg_catalog.pg_depend p
           join pg_catalog.pg_sequence q on q.seqrelid = p.objid
           join pg_catalog.pg_class c on c.oid = q.seqrelid
           join pg_catalog.pg_namespace n on n.oid = c.relnamespace
           where p.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
             and p.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
             and p.deptype = 'i') s
    on s.refobjid = a.attrelid and s.refobjsubid = a.attnum and a.attidentity <> ''
--since 18 left join pg_catalog.pg_constraint nn on nn.contype = 'n' and nn.conrelid = a.attrelid and nn.conkey[1] = a.attnum and a.attnotnull
--since 18 left join pg_catalog.pg_description nc on nc.classoid = 'pg_catalog.pg_constraint'::pg_catalog.regclass and nc.objoid = nn.oid and nc.objsubid = 0
where r.kind in ('r', 'p', 'f')
