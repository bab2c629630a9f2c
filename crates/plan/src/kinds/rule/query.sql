-- Rewrite rules but those that are views. The print begins with CREATE RULE, the name and AS; what follows is the rule.
select 'pg_catalog.pg_rewrite'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       w.oid::bigint as oid,
       array[r.namespace, r.name, w.rulename] as path,
       pg_catalog.json_build_array('pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint, r.oid::bigint, 0)
           as parent,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'definition', pg_catalog.substr(pg_catalog.pg_get_ruledef(w.oid),
                             pg_catalog.length('CREATE RULE ' || pg_catalog.quote_ident(w.rulename) || ' AS') + 1),
           'fires', case w.ev_enabled when 'D' then 'never' when 'R' then 'on replicas' when 'A' then 'always' end
       )) as facts
from pg_catalog.pg_rewrite w
join relations r on r.oid = w.ev_class
where w.ev_type <> '1'
