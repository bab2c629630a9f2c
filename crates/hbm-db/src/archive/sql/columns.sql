-- The columns of a table, and the types that they have in an archive. That depends on nothing of the application: of its enums, domains,
-- composite types and ranges, the text or the base type is kept, so that labels and types may go while rows stay. Types of extensions
-- and of PostgreSQL are as they are.
with recursive base as (
    select a.attnum, a.attname, a.atttypid as type, a.atttypmod as modifier, a.atttypid as own_type, a.atttypmod as own_modifier,
           a.attgenerated <> '' as generated
    from pg_catalog.pg_attribute a
    where a.attrelid = pg_catalog.to_regclass($table)::pg_catalog.oid and a.attnum > 0 and not a.attisdropped
    union all
    select b.attnum, b.attname, t.typbasetype, t.typtypmod, b.own_type, b.own_modifier, b.generated
    from base b
    join pg_catalog.pg_type t on t.oid = b.type and t.typtype = 'd'
),
last as (
    select b.*, t.typtype, t.typcategory, coalesce(e.oid, t.oid) as element
    from base b
    join pg_catalog.pg_type t on t.oid = b.type and t.typtype <> 'd'
    left join pg_catalog.pg_type e on t.typcategory = 'A' and e.oid = t.typelem
)
select l.attname as name, pg_catalog.format_type(l.own_type, l.own_modifier) as type, l.generated,
       case when n.nspname = 'pg_catalog'
                 or exists (select from pg_catalog.pg_depend d
                            where d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.objid = l.element and d.deptype = 'e')
            then pg_catalog.format_type(l.type, l.modifier)
            when l.typcategory = 'A' then 'text[]'
            else 'text' end as kept
from last l
join pg_catalog.pg_type t on t.oid = l.element
join pg_catalog.pg_namespace n on n.oid = t.typnamespace
order by l.attnum
