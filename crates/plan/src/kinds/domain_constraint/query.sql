select 'pg_catalog.pg_constraint'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       k.oid::bigint as oid,
       array[m.nspname, t.typname, k.conname] as path,
       case k.contype when 'n' then ' NOT NULL' else '' end as signature,
       pg_catalog.json_build_array('pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid::bigint, t.oid::bigint, 0) as parent,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'definition', case when k.contype = 'n' then null
                              when k.convalidated then pg_catalog.pg_get_constraintdef(k.oid)
                              else pg_catalog.left(pg_catalog.pg_get_constraintdef(k.oid), - pg_catalog.length(' NOT VALID')) end,
           'not_valid', nullif(not k.convalidated, false)
       )) as facts
from pg_catalog.pg_constraint k
join pg_catalog.pg_type t on t.oid = k.contypid
join managed m on m.oid = t.typnamespace
where k.contypid <> 0
  -- What says NOT NULL is a fact of the domain; it is an object only to have a comment.
  and (k.contype = 'c'
       or k.contype = 'n'
          and k.oid in (select d.objoid from pg_catalog.pg_description d
                        where d.classoid = 'pg_catalog.pg_constraint'::pg_catalog.regclass))
  and t.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_type'::pg_catalog.regclass)
