-- Everything in the namespaces that can be dropped by itself, and what is in none and is made again; which of it uses which, and what is elsewhere and would go along.
with recursive
-- What is in no namespace, and is made again: by its kind and its name.
again as (
    select c.classid, c.objid, c.kind
    from (
        select 'pg_catalog.pg_event_trigger'::pg_catalog.regclass as classid, e.oid as objid, 'event_trigger' as kind,
               'event trigger ' || pg_catalog.quote_ident(e.evtname) as name
        from pg_catalog.pg_event_trigger e
        union all
        select 'pg_catalog.pg_publication'::pg_catalog.regclass, p.oid, 'publication', 'publication ' || pg_catalog.quote_ident(p.pubname)
        from pg_catalog.pg_publication p
        union all
        select 'pg_catalog.pg_language'::pg_catalog.regclass, l.oid, 'language', 'language ' || pg_catalog.quote_ident(l.lanname)
        from pg_catalog.pg_language l
        union all
        select 'pg_catalog.pg_am'::pg_catalog.regclass, m.oid, 'access_method', 'access method ' || pg_catalog.quote_ident(m.amname)
        from pg_catalog.pg_am m
        union all
        select 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass, w.oid, 'foreign_data_wrapper',
               'foreign data wrapper ' || pg_catalog.quote_ident(w.fdwname)
        from pg_catalog.pg_foreign_data_wrapper w
        union all
        select 'pg_catalog.pg_foreign_server'::pg_catalog.regclass, s.oid, 'server', 'server ' || pg_catalog.quote_ident(s.srvname)
        from pg_catalog.pg_foreign_server s
        union all
        select 'pg_catalog.pg_user_mapping'::pg_catalog.regclass, u.umid, 'user_mapping',
               'user mapping ' || pg_catalog.quote_ident(u.srvname) || ' for '
               || case u.umuser when 0 then 'public' else pg_catalog.quote_ident(u.usename) end
        from pg_catalog.pg_user_mappings u
    ) c
    where c.name = any ($again::pg_catalog.text[])
      and not exists (select from pg_catalog.pg_depend d
                      where d.classid = c.classid and d.objid = c.objid and d.deptype = 'e')
),
-- No extension's members, nothing internal (row types, identity sequences, array types), no sequence that goes with its column.
found as (
    select c.classid, c.objid, c.namespace, c.kind
    from (
        select 'pg_catalog.pg_class'::pg_catalog.regclass as classid, c.oid as objid, c.relnamespace as namespace,
               case c.relkind when 'v' then 'view' when 'm' then 'materialized_view' when 'f' then 'foreign_table'
                              when 'S' then 'sequence' else 'table' end as kind
        from pg_catalog.pg_class c
        where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
        union all
        select 'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, p.pronamespace, 'routine' from pg_catalog.pg_proc p
        union all
        select 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, t.typnamespace,
               case t.typtype when 'd' then 'domain' else 'type' end
        from pg_catalog.pg_type t
        left join pg_catalog.pg_class c on c.oid = t.typrelid
        where t.typtype <> 'c' or c.relkind = 'c'
        union all
        select 'pg_catalog.pg_operator'::pg_catalog.regclass, o.oid, o.oprnamespace, 'operator'
        from pg_catalog.pg_operator o
        union all
        select 'pg_catalog.pg_opclass'::pg_catalog.regclass, o.oid, o.opcnamespace, 'operator_class'
        from pg_catalog.pg_opclass o
        union all
        select 'pg_catalog.pg_opfamily'::pg_catalog.regclass, o.oid, o.opfnamespace, 'operator_family'
        from pg_catalog.pg_opfamily o
        union all
        select 'pg_catalog.pg_collation'::pg_catalog.regclass, c.oid, c.collnamespace, 'collation'
        from pg_catalog.pg_collation c
        union all
        select 'pg_catalog.pg_conversion'::pg_catalog.regclass, c.oid, c.connamespace, 'conversion'
        from pg_catalog.pg_conversion c
        union all
        select 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass, s.oid, s.stxnamespace, 'statistics'
        from pg_catalog.pg_statistic_ext s
        union all
        select 'pg_catalog.pg_ts_config'::pg_catalog.regclass, c.oid, c.cfgnamespace, 'text_search_configuration'
        from pg_catalog.pg_ts_config c
        union all
        select 'pg_catalog.pg_ts_dict'::pg_catalog.regclass, d.oid, d.dictnamespace, 'text_search_dictionary'
        from pg_catalog.pg_ts_dict d
        union all
        select 'pg_catalog.pg_ts_parser'::pg_catalog.regclass, p.oid, p.prsnamespace, 'text_search_parser'
        from pg_catalog.pg_ts_parser p
        union all
        select 'pg_catalog.pg_ts_template'::pg_catalog.regclass, t.oid, t.tmplnamespace, 'text_search_template'
        from pg_catalog.pg_ts_template t
        union all
        -- These are in no namespace: they are of their type.
        select 'pg_catalog.pg_cast'::pg_catalog.regclass, c.oid, t.typnamespace, 'cast'
        from pg_catalog.pg_cast c
        join pg_catalog.pg_type t on t.oid in (c.castsource, c.casttarget)
        union all
        select 'pg_catalog.pg_transform'::pg_catalog.regclass, f.oid, t.typnamespace, 'transform'
        from pg_catalog.pg_transform f
        join pg_catalog.pg_type t on t.oid = f.trftype
    ) c
    join pg_catalog.pg_namespace n on n.oid = c.namespace
    where n.nspname = any ($namespaces::pg_catalog.text[])
      and not exists (select from pg_catalog.pg_depend d
                      where d.classid = c.classid and d.objid = c.objid and d.objsubid = 0
                        and (d.deptype in ('e', 'i') or c.kind = 'sequence' and d.deptype = 'a'))
),
roots as materialized (
    select pg_catalog.row_number() over (order by f.kind, o.identity) - 1 as place, f.classid, f.objid, f.kind, o.identity
    from (
        select classid, objid, kind from found
        union
        select classid, objid, kind from again
    ) f
    cross join lateral pg_catalog.pg_identify_object(f.classid, f.objid, 0) o
),
-- Each of them with what goes with it because it is of it: indexes, constraints, defaults, triggers, row types and so on What stands
-- in another namespace is none of it, as a partition, or a sequence that a column owns.
parts (place, classid, objid) as (
    select r.place, r.classid::oid, r.objid from roots r
    union
    select p.place, d.classid, d.objid
    from parts p
    join pg_catalog.pg_depend d on d.refclassid = p.classid and d.refobjid = p.objid and d.deptype in ('a', 'i', 'P', 'S')
    left join pg_catalog.pg_trigger g
        on d.classid = 'pg_catalog.pg_trigger'::pg_catalog.regclass and g.oid = d.objid
    left join pg_catalog.pg_class c
        on c.oid = case when d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass then d.objid else g.tgrelid end
    left join pg_catalog.pg_constraint k
        on d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass and k.oid = d.objid
    left join pg_catalog.pg_namespace n on n.oid = coalesce(c.relnamespace, k.connamespace)
    where (n.oid is null or n.nspname = 'pg_toast' or n.nspname = any ($namespaces::pg_catalog.text[]))
      and (p.classid = 'pg_catalog.pg_publication'::pg_catalog.regclass
           or d.classid not in ('pg_catalog.pg_publication_rel'::pg_catalog.regclass,
                                'pg_catalog.pg_statistic_ext'::pg_catalog.regclass,
                                'pg_catalog.pg_opclass'::pg_catalog.regclass))
      -- Asked so that it is looked up in a hash: what is planned for few is too slow for thousands of tables.
      and (d.classid, d.objid) not in (select r.classid::oid, r.objid from roots r)
),
-- What would go along, and what would go along with that.
outside (classid, objid, objsubid) as (
    select d.classid, d.objid, d.objsubid
    from parts p
    join pg_catalog.pg_depend d on d.refclassid = p.classid and d.refobjid = p.objid
    where d.deptype in ('n', 'a', 'i', 'P', 'S')
      and (d.classid, d.objid) not in (select q.classid, q.objid from parts q)
    union
    select d.classid, d.objid, d.objsubid
    from outside o
    join pg_catalog.pg_depend d on d.refclassid = o.classid and d.refobjid = o.objid
    where d.deptype in ('n', 'a', 'i', 'P', 'S') and o.objsubid in (0, d.refobjsubid)
      and (d.classid, d.objid) not in (select r.classid::oid, r.objid from roots r)
)
select pg_catalog.json_build_object(
    'objects', (select coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
                    'kind', r.kind,
                    -- As DROP takes it.
                    'identity', case when r.kind = 'routine'
                                     then (select pg_catalog.format('%I.%I(%s)', n.nspname, p.proname,
                                                                    -- What is before ORDER BY, and after it, in one list.
                                                                    case when p.prokind = 'a'
                                                                         then pg_catalog.oidvectortypes(p.proargtypes)
                                                                         else pg_catalog.pg_get_function_identity_arguments(p.oid) end)
                                           from pg_catalog.pg_proc p
                                           join pg_catalog.pg_namespace n on n.oid = p.pronamespace
                                           where p.oid = r.objid)
                                     when r.kind = 'operator'
                                     then (select pg_catalog.format('%I.%s (%s, %s)', n.nspname, o.oprname,
                                                      case when o.oprleft = 0 then 'NONE' else pg_catalog.format_type(o.oprleft, null) end,
                                                      pg_catalog.format_type(o.oprright, null))
                                           from pg_catalog.pg_operator o
                                           join pg_catalog.pg_namespace n on n.oid = o.oprnamespace
                                           where o.oid = r.objid)
                                     -- Before PostgreSQL 16 its identity is none that DROP takes.
                                     when r.kind = 'transform'
                                     then (select pg_catalog.format('FOR %s LANGUAGE %I', pg_catalog.format_type(f.trftype, null), l.lanname)
                                           from pg_catalog.pg_transform f
                                           join pg_catalog.pg_language l on l.oid = f.trflang
                                           where f.oid = r.objid)
                                     when r.kind = 'user_mapping'
                                     then (select pg_catalog.format('FOR %s SERVER %I',
                                                                    case m.umuser when 0 then 'PUBLIC'
                                                                                  else pg_catalog.quote_ident(m.usename) end,
                                                                    m.srvname)
                                           from pg_catalog.pg_user_mappings m
                                           where m.umid = r.objid)
                                     else r.identity end) order by r.place), '[]')
                from roots r),
    'uses', (select coalesce(pg_catalog.json_agg(pg_catalog.json_build_array(e.user, e.used)), '[]')
             from (select distinct u.place as user, p.place as used
                   from parts u
                   join pg_catalog.pg_depend d on d.classid = u.classid and d.objid = u.objid
                   join parts p on p.classid = d.refclassid and p.objid = d.refobjid
                   where u.place <> p.place) e),
    'outside', (select coalesce(pg_catalog.json_agg(distinct e.name), '[]')
                from (select pg_catalog.pg_describe_object(coalesce(i.refclassid, o.classid), coalesce(i.refobjid, o.objid),
                                                           case when i.refobjid is null then o.objsubid else 0 end) as name
                      from outside o
                      -- A rule is the inside of its view, and a trigger that of its foreign key.
                      left join pg_catalog.pg_depend i
                          on i.classid = o.classid and i.objid = o.objid and i.objsubid = o.objsubid and i.deptype = 'i') e)
)::text
