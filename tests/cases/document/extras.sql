-- Everything else, as the lines of <app>_extras.txt.
select concat_ws(' | ', c.relname, 'unique', regexp_replace(pg_get_constraintdef(k.oid), '^UNIQUE \((.*)\)', '\1'))
from pg_constraint k join pg_class c on c.oid = k.conrelid
where k.connamespace = 'public'::regnamespace and k.contype = 'u' and cardinality(k.conkey) > 1
union all
select concat_ws(' | ', c.relname, case k.contype when 'c' then 'check' when 'x' then 'exclusion' else 'key' end, pg_get_constraintdef(k.oid))
from pg_constraint k join pg_class c on c.oid = k.conrelid
where k.connamespace = 'public'::regnamespace
  and (k.contype in ('c', 'x') or k.contype = 'f' and cardinality(k.conkey) > 1)
union all
select concat_ws(' | ', c.relname,
    case when exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')) then 'constraint' else 'index' end
        || ' ' || n.relname,
    case when i.indisunique then 'UNIQUE ' else '' end || regexp_replace(pg_get_indexdef(i.indexrelid), '^.*? (USING )', '\1'))
from pg_index i join pg_class c on c.oid = i.indrelid join pg_class n on n.oid = i.indexrelid
where c.relnamespace = 'public'::regnamespace
union all
select concat_ws(' | ', t.typname, 'enum', (select string_agg(e.enumlabel, ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid))
from pg_type t where t.typnamespace = 'public'::regnamespace and t.typtype = 'e'
order by 1
