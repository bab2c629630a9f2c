select 'pg_catalog.pg_trigger'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       t.oid::bigint as oid,
       array[r.namespace, r.name, t.tgname] as path,
       pg_catalog.json_build_array('pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint, r.oid::bigint, 0) as parent,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'constraint', nullif(t.tgconstraint <> 0, false),
           -- What follows the name.
           'definition', pg_catalog.substr(d.text, pg_catalog.length('CREATE ' || case when t.tgconstraint <> 0 then 'CONSTRAINT ' else '' end
                                               || 'TRIGGER ' || pg_catalog.quote_ident(t.tgname) || ' ') + 1),
           'enabled', nullif(t.tgenabled, 'O'))) as facts
from pg_catalog.pg_trigger t
join relations r on r.oid = t.tgrelid
cross join lateral (select pg_catalog.pg_get_triggerdef(t.oid) as text) d
where not t.tgisinternal
  and t.tgparentid = 0
  and t.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_trigger'::pg_catalog.regclass)
