select 'pg_catalog.pg_trigger'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       t.oid::bigint as oid,
       array[r.namespace, r.name, t.tgname] as path,
       pg_catalog.json_build_array('pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint, r.oid::bigint, 0) as parent,
       pg_catalog.json_build_object('enabled', t.tgenabled) as facts,
       pg_catalog.json_build_object('otherwise', u.tgenabled) as aside,
       pg_catalog.json_build_array(pg_catalog.json_build_array(
           'pg_catalog.pg_trigger'::pg_catalog.regclass::pg_catalog.oid::bigint, u.oid::bigint, 0)) as needs
from pg_catalog.pg_trigger t
join relations r on r.oid = t.tgrelid
cross join lateral (
    with recursive made_by (oid, parent) as (
        select t.tgparentid, (select p.tgparentid from pg_catalog.pg_trigger p where p.oid = t.tgparentid)
        union all
        select p.oid, p.tgparentid from made_by m join pg_catalog.pg_trigger p on p.oid = m.parent
    )
    select m.oid from made_by m where m.parent = 0
) root
join pg_catalog.pg_trigger u on u.oid = root.oid
where t.tgparentid <> 0
  and not u.tgisinternal
  and t.tgenabled <> u.tgenabled
