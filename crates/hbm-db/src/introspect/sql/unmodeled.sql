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
          or exists (select from pg_catalog.pg_inherits i where i.inhrelid = c.oid)
          or exists (select from pg_catalog.pg_inherits i where i.inhparent = c.oid)))
  and not exists (select from extension_members x
                  where x.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and x.objid = c.oid)
union all
-- Everything else that stands in a namespace depends on it: functions, domains, operators, collations and others.
select case t.typtype when 'd' then 'domain' when 'r' then 'range type' else o.type end, o.identity
from pg_catalog.pg_depend d
join managed m on m.oid = d.refobjid
left join pg_catalog.pg_type t on d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and t.oid = d.objid
cross join lateral pg_catalog.pg_identify_object(d.classid, d.objid, 0) o
where d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
  and d.classid not in ('pg_catalog.pg_class'::pg_catalog.regclass, 'pg_catalog.pg_extension'::pg_catalog.regclass)
  -- Enum types are modelled, and composite types are named above; a range brings a multirange along.
  and coalesce(t.typtype not in ('e', 'm', 'c'), true)
  -- What is the inside of something else goes with that.
  and not exists (select from pg_catalog.pg_depend i
                  where i.classid = d.classid and i.objid = d.objid and i.deptype = 'i')
  and not exists (select from extension_members x where x.classid = d.classid and x.objid = d.objid)
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
order by 1, 2
