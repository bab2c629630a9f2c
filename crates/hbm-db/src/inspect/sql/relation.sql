select pg_catalog.pg_get_userbyid(c.relowner) as owner,
       (select coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
                   'name', case p.nspname when 'public' then pg_catalog.quote_ident(o.relname)
                                          else pg_catalog.format('%I.%I', p.nspname, o.relname) end,
                   'bound', pg_catalog.pg_get_expr(o.relpartbound, o.oid)) order by p.nspname, o.relname), '[]')
        from pg_catalog.pg_inherits i
        join pg_catalog.pg_class o on o.oid = i.inhrelid
        join pg_catalog.pg_namespace p on p.oid = o.relnamespace
        where i.inhparent = c.oid) as children,
       case when c.relkind in ('v', 'm') then pg_catalog.pg_get_viewdef(c.oid, true) end as definition,
       case when c.relkind = 'p' then pg_catalog.pg_get_partkeydef(c.oid) end as partitioned_by,
       pg_catalog.pg_get_expr(c.relpartbound, c.oid) as bound,
       (select case p.nspname when 'public' then pg_catalog.quote_ident(o.relname)
                              else pg_catalog.format('%I.%I', p.nspname, o.relname) end
        from pg_catalog.pg_inherits i
        join pg_catalog.pg_class o on o.oid = i.inhparent
        join pg_catalog.pg_namespace p on p.oid = o.relnamespace
        where i.inhrelid = c.oid and c.relispartition) as partition_of,
       c.relkind = 'r' and exists (select from pg_catalog.pg_inherits i where i.inhparent = c.oid) as inherited,
       pg_catalog.obj_description(c.oid, 'pg_class') as comment
from pg_catalog.pg_class c
where c.oid = any ($oids)
