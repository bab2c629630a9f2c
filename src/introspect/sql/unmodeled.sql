-- What exists in the managed namespaces and has no place in a Catalog yet.
select case c.relkind
           when 'v' then 'view'
           when 'm' then 'materialized view'
           when 'f' then 'foreign table'
           when 'p' then 'partitioned table'
           when 'c' then 'composite type'
           else case when c.relispartition then 'partition' else 'inheritance table' end
       end as kind,
       pg_catalog.format('%I.%I', m.nspname, c.relname) as name
from pg_catalog.pg_class c
join managed m on m.oid = c.relnamespace
where (c.relkind in ('v', 'm', 'f', 'p', 'c')
       or c.relkind = 'r' and (c.relispartition
          or exists (select from pg_catalog.pg_inherits i where i.inhrelid = c.oid or i.inhparent = c.oid)))
  and not exists (select from extension_members x
                  where x.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and x.objid = c.oid)
union all
select case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' when 'w' then 'window function'
                      else 'function' end,
       pg_catalog.format('%I.%I(%s)', m.nspname, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid))
from pg_catalog.pg_proc p
join managed m on m.oid = p.pronamespace
where not exists (select from extension_members x
                  where x.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and x.objid = p.oid)
union all
select case t.typtype when 'd' then 'domain' else 'range type' end,
       pg_catalog.format('%I.%I', m.nspname, t.typname)
from pg_catalog.pg_type t
join managed m on m.oid = t.typnamespace
where t.typtype in ('d', 'r')
  and not exists (select from extension_members x
                  where x.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and x.objid = t.oid)
union all
select 'trigger', pg_catalog.format('%I on %I.%I', g.tgname, r.namespace, r.name)
from pg_catalog.pg_trigger g
join relations r on r.oid = g.tgrelid
where not g.tgisinternal
union all
select 'rule', pg_catalog.format('%I on %I.%I', w.rulename, r.namespace, r.name)
from pg_catalog.pg_rewrite w
join relations r on r.oid = w.ev_class
union all
select 'policy', pg_catalog.format('%I on %I.%I', p.polname, r.namespace, r.name)
from pg_catalog.pg_policy p
join relations r on r.oid = p.polrelid
union all
select kind, pg_catalog.format('%I.%I', r.namespace, r.name)
from relations r
join pg_catalog.pg_class c on c.oid = r.oid
cross join lateral (values ('row level security', c.relrowsecurity),
                           ('privileges', c.relacl is not null),
                           ('storage parameters', c.reloptions is not null),
                           ('replica identity', c.relreplident <> 'd'),
                           ('tablespace', c.reltablespace <> 0)) as fact (kind, holds)
where fact.holds
union all
select 'comment', pg_catalog.format('on %I.%I%s', r.namespace, r.name,
                                    coalesce('.' || pg_catalog.quote_ident(a.attname), ''))
from relations r
join pg_catalog.pg_description d
    on d.objoid = r.oid and d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
left join pg_catalog.pg_attribute a on a.attrelid = r.oid and a.attnum = nullif(d.objsubid, 0)
union all
select 'statistics', pg_catalog.format('%I.%I', m.nspname, s.stxname)
from pg_catalog.pg_statistic_ext s
join managed m on m.oid = s.stxnamespace
union all
select 'operator', pg_catalog.format('%I.%s', m.nspname, o.oid::pg_catalog.regoperator)
from pg_catalog.pg_operator o
join managed m on m.oid = o.oprnamespace
where not exists (select from extension_members x
                  where x.classid = 'pg_catalog.pg_operator'::pg_catalog.regclass and x.objid = o.oid)
union all
select 'collation', pg_catalog.format('%I.%I', m.nspname, c.collname)
from pg_catalog.pg_collation c
join managed m on m.oid = c.collnamespace
where not exists (select from extension_members x
                  where x.classid = 'pg_catalog.pg_collation'::pg_catalog.regclass and x.objid = c.oid)
union all
select 'text search configuration', pg_catalog.format('%I.%I', m.nspname, c.cfgname)
from pg_catalog.pg_ts_config c
join managed m on m.oid = c.cfgnamespace
where not exists (select from extension_members x
                  where x.classid = 'pg_catalog.pg_ts_config'::pg_catalog.regclass and x.objid = c.oid)
order by 1, 2
