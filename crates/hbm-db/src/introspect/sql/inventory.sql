-- Every object of the namespaces that can be dropped by itself, whatever its kind; no extension's members,
-- nothing internal (row types, identity sequences, array types), no sequence that goes with its column.
select o.kind, o.identity
from (
    select case c.relkind when 'v' then 'view' when 'm' then 'materialized_view' when 'f' then 'foreign_table'
                          when 'S' then 'sequence' else 'table' end as kind,
           pg_catalog.format('%I.%I', n.nspname, c.relname) as identity,
           'pg_catalog.pg_class'::pg_catalog.regclass as classid, c.oid as objid, n.nspname
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
    union all
    select 'routine', pg_catalog.format('%I.%I(%s)', n.nspname, p.proname,
                                        pg_catalog.pg_get_function_identity_arguments(p.oid)),
           'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, n.nspname
    from pg_catalog.pg_proc p
    join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    union all
    select case t.typtype when 'd' then 'domain' else 'type' end, pg_catalog.format('%I.%I', n.nspname, t.typname),
           'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, n.nspname
    from pg_catalog.pg_type t
    join pg_catalog.pg_namespace n on n.oid = t.typnamespace
    left join pg_catalog.pg_class c on c.oid = t.typrelid
    where t.typtype in ('d', 'e', 'r') or c.relkind = 'c'
    union all
    select 'operator', pg_catalog.format('%I.%s (%s, %s)', n.nspname, o.oprname,
               case when o.oprleft = 0 then 'NONE' else pg_catalog.format_type(o.oprleft, null) end,
               pg_catalog.format_type(o.oprright, null)),
           'pg_catalog.pg_operator'::pg_catalog.regclass, o.oid, n.nspname
    from pg_catalog.pg_operator o
    join pg_catalog.pg_namespace n on n.oid = o.oprnamespace
    union all
    select 'collation', pg_catalog.format('%I.%I', n.nspname, c.collname),
           'pg_catalog.pg_collation'::pg_catalog.regclass, c.oid, n.nspname
    from pg_catalog.pg_collation c
    join pg_catalog.pg_namespace n on n.oid = c.collnamespace
    union all
    select 'text_search_configuration', pg_catalog.format('%I.%I', n.nspname, c.cfgname),
           'pg_catalog.pg_ts_config'::pg_catalog.regclass, c.oid, n.nspname
    from pg_catalog.pg_ts_config c
    join pg_catalog.pg_namespace n on n.oid = c.cfgnamespace
) o
where o.nspname = any ($namespaces::pg_catalog.text[])
  and not exists (select from pg_catalog.pg_depend d
                  where d.classid = o.classid and d.objid = o.objid and d.objsubid = 0
                    and (d.deptype in ('e', 'i') or o.kind = 'sequence' and d.deptype = 'a'))
order by 1, 2
