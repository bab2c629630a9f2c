select 'pg_catalog.pg_trigger'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       t.oid::bigint as oid,
       array[r.namespace, r.name, t.tgname] as path,
       pg_catalog.json_build_array('pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint, r.oid::bigint, 0) as parent,
       pg_catalog.json_build_object('enabled', t.tgenabled) as facts,
       pg_catalog.json_build_object('otherwise', u.tgenabled) as aside,
       made.needs
from (
    -- From each trigger that a partition has of its table up to the one that was created: what is needed is that trigger,
    -- and that each table on the way is a partition.
    with recursive made_by (clone, oid, parent, relation) as (
        select t.oid, t.oid, t.tgparentid, t.tgrelid
        from pg_catalog.pg_trigger t
        where t.tgparentid <> 0
        union all
        select m.clone, t.oid, t.tgparentid, t.tgrelid
        from made_by m
        join pg_catalog.pg_trigger t on t.oid = m.parent
    )
    select m.clone,
           max(m.oid) filter (where m.parent = 0) as root,
           pg_catalog.json_agg(case when m.parent = 0 then pg_catalog.json_build_array(
                   'pg_catalog.pg_trigger'::pg_catalog.regclass::pg_catalog.oid::bigint, m.oid::bigint, 0)
               else pg_catalog.json_build_array(
                   'pg_catalog.pg_inherits'::pg_catalog.regclass::pg_catalog.oid::bigint, m.relation::bigint, 0) end) as needs
    from made_by m
    group by m.clone
) made
join pg_catalog.pg_trigger t on t.oid = made.clone
join relations r on r.oid = t.tgrelid
join pg_catalog.pg_trigger u on u.oid = made.root
where not u.tgisinternal
  and t.tgenabled <> u.tgenabled
