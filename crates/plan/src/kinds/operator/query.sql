select 'pg_catalog.pg_operator'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       o.oid::bigint as oid,
       array[m.nspname, o.oprname] as path,
       pg_catalog.format('(%s, %s)', coalesce(pg_catalog.format_type(nullif(o.oprleft, 0), null), 'NONE'),
                         pg_catalog.format_type(o.oprright, null)) as signature,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'function', o.oprcode::pg_catalog.text,
           'left', pg_catalog.format_type(nullif(o.oprleft, 0), null),
           'right', pg_catalog.format_type(o.oprright, null),
           'commutator', case when c.oid is not null then pg_catalog.json_build_array(c_n.nspname, c.oprname) end,
           'negator', case when g.oid is not null then pg_catalog.json_build_array(g_n.nspname, g.oprname) end,
           'restrict', nullif(o.oprrest::pg_catalog.oid, 0)::pg_catalog.regproc::pg_catalog.text,
           'join', nullif(o.oprjoin::pg_catalog.oid, 0)::pg_catalog.regproc::pg_catalog.text,
           'hashes', nullif(o.oprcanhash, false),
           'merges', nullif(o.oprcanmerge, false)
       )) as facts,
       pg_catalog.pg_get_userbyid(o.oprowner) as owner
from pg_catalog.pg_operator o
join managed m on m.oid = o.oprnamespace
left join pg_catalog.pg_operator c on c.oid = o.oprcom
left join pg_catalog.pg_namespace c_n on c_n.oid = c.oprnamespace
left join pg_catalog.pg_operator g on g.oid = o.oprnegate
left join pg_catalog.pg_namespace g_n on g_n.oid = g.oprnamespace
-- One without a function was only named by another, as its commutator or negator.
where o.oprcode <> 0
  and o.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_operator'::pg_catalog.regclass)
