-- Functions that run without being named: those of triggers, event triggers, rules, defaults, checks and policies.
select distinct p.proname::pg_catalog.text
from pg_catalog.pg_depend d
join pg_catalog.pg_proc p on p.oid = d.refobjid
where d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass
  and d.classid in ('pg_catalog.pg_trigger'::pg_catalog.regclass, 'pg_catalog.pg_event_trigger'::pg_catalog.regclass,
                    'pg_catalog.pg_rewrite'::pg_catalog.regclass, 'pg_catalog.pg_attrdef'::pg_catalog.regclass,
                    'pg_catalog.pg_constraint'::pg_catalog.regclass, 'pg_catalog.pg_policy'::pg_catalog.regclass)
