-- What the objects that lost something are called now: themselves, or what was made anew in their place. $lost is a list of rows.
with lost (place, kind, oid, sub, home, name, columns, definition) as (values $lost)
select distinct on (found.place) found.place, found.oid::bigint as oid, found.sub, found.same, found.object, found."table",
       found."column", found.plain
from (
    select l.place, a.attrelid as oid, a.attnum as sub, a.attnum = l.sub as same, 0 as choice,
           pg_catalog.format('%s.%I', a.attrelid::pg_catalog.regclass, a.attname) as object,
           a.attrelid::pg_catalog.regclass::text as "table", pg_catalog.quote_ident(a.attname) as "column",
           t.typstorage = 'p' as plain
    from lost l
    join pg_catalog.pg_attribute a on a.attrelid = l.home::oid and not a.attisdropped
        -- A column that was there before and took its name is another.
        and (a.attnum = l.sub or a.attname = l.name and a.attnum > l.columns)
    join pg_catalog.pg_type t on t.oid = a.atttypid
    where l.kind = 'column'
    union all
    select l.place, c.oid, l.sub, c.oid = l.oid::oid, case when c.relname = l.name then 0 else 1 end,
           c.oid::pg_catalog.regclass::text, i.indrelid::pg_catalog.regclass::text, pg_catalog.quote_ident(c.relname), false
    from lost l
    join pg_catalog.pg_index i on i.indrelid = l.home::oid
    join pg_catalog.pg_class c on c.oid = i.indexrelid and (c.oid = l.oid::oid or c.relname = l.name)
    where l.kind = 'index'
    union all
    select l.place, k.oid, 0, k.oid = l.oid::oid, case when k.conname = l.name then 0 else 1 end,
           pg_catalog.format('%I on %s', k.conname, k.conrelid::pg_catalog.regclass), '', '', false
    from lost l
    join pg_catalog.pg_constraint k on k.conrelid = l.home::oid
        and (k.oid = l.oid::oid or k.conname = l.name or pg_catalog.pg_get_constraintdef(k.oid) = l.definition)
    where l.kind = 'constraint'
    union all
    select l.place, c.oid, 0, c.oid = l.oid::oid, 0, c.oid::pg_catalog.regclass::text, '', '', false
    from lost l
    join pg_catalog.pg_class c on c.relkind = 'S' and (c.oid = l.oid::oid or c.relnamespace = l.home::oid and c.relname = l.name)
    where l.kind = 'sequence'
    union all
    select l.place, t.oid, 0, t.oid = l.oid::oid, 0, pg_catalog.format('%I.%I', n.nspname, t.typname), '', '', false
    from lost l
    join pg_catalog.pg_type t on t.oid = l.oid::oid or t.typnamespace = l.home::oid and t.typname = l.name
    join pg_catalog.pg_namespace n on n.oid = t.typnamespace
    where l.kind = 'type'
) found
-- What was there before under another name has its own.
where found.same or $before
order by found.place, found.same desc, found.choice, found.oid
