-- Extended statistics. The kinds are left out where all are gathered, or where there can be no others. Columns stand in the order
-- of their names: PostgreSQL prints them in that of their table, which is none of theirs.
select 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       s.oid::bigint as oid,
       array[m.nspname, s.stxname] as path,
       pg_catalog.json_build_array('pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint, r.oid::bigint, 0)
           as parent,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'kinds', case when s.stxkind && '{d,f,m}' and not s.stxkind @> '{d,f,m}'
                         then (select pg_catalog.json_agg(case k.k when 'd' then 'ndistinct' when 'f' then 'dependencies'
                                                                   when 'm' then 'mcv' end order by k.k)
                               from pg_catalog.unnest(s.stxkind) as k (k) where k.k <> 'e') end,
           'table', pg_catalog.format('%I.%I', r.namespace, r.name),
           'of', pg_catalog.array_to_string(
               array(select pg_catalog.quote_ident(a.attname)
                     from pg_catalog.unnest(s.stxkeys) as k (k)
                     join pg_catalog.pg_attribute a on a.attrelid = s.stxrelid and a.attnum = k.k
                     order by a.attname)
               || array(select '(' || e.text || ')'
                        from pg_catalog.unnest(pg_catalog.pg_get_statisticsobjdef_expressions(s.oid))
                            with ordinality as e (text, place)
                        order by e.place), ', '),
--before 17            'target', nullif(s.stxstattarget, -1)
--since 17            'target', s.stxstattarget
       )) as facts,
       pg_catalog.pg_get_userbyid(s.stxowner) as owner
from pg_catalog.pg_statistic_ext s
join managed m on m.oid = s.stxnamespace
join relations r on r.oid = s.stxrelid
where s.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass)
