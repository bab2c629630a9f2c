-- The schema as lines of text, where pg_dump is older than the server.
select line from (
    select format('namespace %I', nspname) as line from pg_namespace
    where nspname not like 'pg\_%' and nspname not in ('information_schema', 'hbm_db')
    union all
    select format('relation %s %s %s', c.oid::regclass, c.relkind, c.relpersistence)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname not like 'pg\_%' and n.nspname not in ('information_schema', 'hbm_db')
    union all
    select format('column %s %s %I %s %s %s %s %s', a.attrelid::regclass,
                  row_number() over (partition by a.attrelid order by a.attnum), a.attname,
                  format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
                  pg_get_expr(d.adbin, d.adrelid))
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'v')
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attnum > 0 and not a.attisdropped
      and n.nspname not like 'pg\_%' and n.nspname not in ('information_schema', 'hbm_db')
    union all
    select format('constraint %s %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    where k.conrelid <> 0 and n.nspname not like 'pg\_%' and n.nspname not in ('information_schema', 'hbm_db')
      and k.contype <> 'n'
    union all
    select pg_get_indexdef(i.indexrelid)
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname not like 'pg\_%' and n.nspname not in ('information_schema', 'hbm_db')
    union all
    select format('enum %s %s', t.oid::regtype, (select string_agg(e.enumlabel, ',' order by e.enumsortorder)
                                                 from pg_enum e where e.enumtypid = t.oid))
    from pg_type t join pg_namespace n on n.oid = t.typnamespace
    where t.typtype = 'e' and n.nspname not like 'pg\_%' and n.nspname <> 'hbm_db'
    union all
    select format('sequence %s %s %s %s %s %s', s.seqrelid::regclass, s.seqtypid::regtype, s.seqstart,
                  s.seqincrement, s.seqmax, s.seqcycle)
    from pg_sequence s
) lines order by line
