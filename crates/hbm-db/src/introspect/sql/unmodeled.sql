-- What exists in the managed namespaces and has no place in a Catalog yet, with a digest of how it is defined.
select o.kind, o.name,
       case when o.definition is null then '' else pg_catalog.md5(pg_catalog.regexp_replace(o.definition, '\s+', ' ', 'g')) end
           as digest
from (
    select case c.relkind
               when 'v' then 'view'
               when 'm' then 'materialized view'
               when 'f' then 'foreign table'
               when 'p' then 'partitioned table'
               when 'c' then 'composite type'
               else case when c.relispartition then 'partition' else 'inheritance table' end
           end as kind,
           pg_catalog.format('%I.%I', m.nspname, c.relname) as name,
           case when c.relkind in ('v', 'm')
                then pg_catalog.concat_ws(E'\n', pg_catalog.pg_get_viewdef(c.oid),
                         nullif(pg_catalog.array_to_string(array(select pg_catalog.unnest(c.reloptions) order by 1), ','), ''),
                         (select pg_catalog.string_agg(i.definition, E'\n' order by i.definition)
                          from (select pg_catalog.pg_get_indexdef(i.indexrelid) as definition
                                from pg_catalog.pg_index i where i.indrelid = c.oid) i))
                else pg_catalog.concat_ws(E'\n',
                    (select pg_catalog.string_agg(pg_catalog.concat_ws(' ', a.attname,
                                pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
                                pg_catalog.pg_get_expr(d.adbin, d.adrelid)), E'\n' order by a.attname)
                     from pg_catalog.pg_attribute a
                     left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
                    (select pg_catalog.string_agg(k.definition, E'\n' order by k.definition)
                     from (select pg_catalog.pg_get_constraintdef(k.oid) as definition
                           from pg_catalog.pg_constraint k
                           where k.conrelid = c.oid and k.contype in ('p', 'u', 'c', 'x', 'f')) k),
                    (select pg_catalog.string_agg(i.inhparent::pg_catalog.regclass::text, ' ' order by i.inhseqno)
                     from pg_catalog.pg_inherits i where i.inhrelid = c.oid),
                    case when c.relkind = 'p' then pg_catalog.pg_get_partkeydef(c.oid) end,
                    pg_catalog.pg_get_expr(c.relpartbound, c.oid),
                    (select pg_catalog.concat_ws(' ', s.srvname, f.ftoptions)
                     from pg_catalog.pg_foreign_table f
                     join pg_catalog.pg_foreign_server s on s.oid = f.ftserver
                     where f.ftrelid = c.oid))
           end as definition
    from pg_catalog.pg_class c
    join managed m on m.oid = c.relnamespace
    where (c.relkind in ('v', 'm', 'f', 'p', 'c')
           or c.relkind = 'r' and (c.relispartition
              or exists (select from pg_catalog.pg_inherits i where i.inhrelid = c.oid)
              or exists (select from pg_catalog.pg_inherits i where i.inhparent = c.oid)))
      and not exists (select from extension_members x
                      where x.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and x.objid = c.oid)
    union all
    -- Everything else that stands in a namespace depends on it: functions, domains, operators, collations and others
    select case t.typtype when 'd' then 'domain' when 'r' then 'range type' else o.type end, o.identity,
           case when p.prokind <> 'a' then pg_catalog.pg_get_functiondef(p.oid)
                when d.classid = 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass
                then pg_catalog.pg_get_statisticsobjdef(d.objid)
                when t.typtype = 'd'
                then pg_catalog.concat_ws(' ', pg_catalog.format_type(t.typbasetype, t.typtypmod), t.typnotnull,
                         pg_catalog.pg_get_expr(t.typdefaultbin, 0),
                         (select pg_catalog.string_agg(k.definition, ' ' order by k.definition)
                          from (select pg_catalog.pg_get_constraintdef(k.oid) as definition
                                from pg_catalog.pg_constraint k where k.contypid = t.oid and k.contype = 'c') k))
                when t.typtype = 'r'
                then (select pg_catalog.format_type(r.rngsubtype, null) from pg_catalog.pg_range r where r.rngtypid = t.oid)
           end
    from pg_catalog.pg_depend d
    join managed m on m.oid = d.refobjid
    left join pg_catalog.pg_type t on d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and t.oid = d.objid
    left join pg_catalog.pg_proc p on d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and p.oid = d.objid
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
    select 'trigger', pg_catalog.format('%I on %I.%I', g.tgname, r.namespace, r.name),
           pg_catalog.concat_ws(' ', pg_catalog.pg_get_triggerdef(g.oid), g.tgenabled)
    from pg_catalog.pg_trigger g
    join relations r on r.oid = g.tgrelid
    where not g.tgisinternal
    union all
    select 'rule', pg_catalog.format('%I on %I.%I', w.rulename, r.namespace, r.name), pg_catalog.pg_get_ruledef(w.oid)
    from pg_catalog.pg_rewrite w
    join relations r on r.oid = w.ev_class
    union all
    select 'policy', pg_catalog.format('%I on %I.%I', p.polname, r.namespace, r.name),
           pg_catalog.concat_ws(' ', p.polcmd, p.polpermissive,
               pg_catalog.array_to_string(array(select case u.oid when 0 then 'public' else pg_catalog.pg_get_userbyid(u.oid)::text end
                                                from pg_catalog.unnest(p.polroles) as u (oid) order by 1), ','),
               pg_catalog.pg_get_expr(p.polqual, p.polrelid), pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid))
    from pg_catalog.pg_policy p
    join relations r on r.oid = p.polrelid
    union all
    select fact.kind, pg_catalog.format('%I.%I', r.namespace, r.name), fact.definition
    from relations r
    join pg_catalog.pg_class c on c.oid = r.oid
    cross join lateral (values ('row level security', c.relrowsecurity, c.relforcerowsecurity::text),
                               ('privileges', c.relacl is not null, null),
                               ('storage parameters', c.reloptions is not null,
                                pg_catalog.array_to_string(array(select pg_catalog.unnest(c.reloptions) order by 1), ',')),
                               ('replica identity', c.relreplident <> 'd', c.relreplident::text),
                               ('tablespace', c.reltablespace <> 0, null)) as fact (kind, holds, definition)
    where fact.holds
    union all
    select 'comment', pg_catalog.format('on %I.%I%s', r.namespace, r.name,
                                        coalesce('.' || pg_catalog.quote_ident(a.attname), '')),
           d.description
    from relations r
    join pg_catalog.pg_description d
        on d.objoid = r.oid and d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
    left join pg_catalog.pg_attribute a on a.attrelid = r.oid and a.attnum = nullif(d.objsubid, 0)
) o
order by 1, 2
