-- Every column, as tests/document.rs writes a line of <app>_columns.txt.
select concat_ws(' | ', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
    'not null ' || a.attnotnull,
    'primary ' || coalesce(a.attnum = any (p.conkey), false),
    'unique ' || exists (select from pg_constraint u where u.conrelid = c.oid and u.contype = 'u' and u.conkey = array[a.attnum]),
    'default ' || coalesce(pg_get_expr(d.adbin, d.adrelid), case a.attidentity when 'a' then 'always as identity' when 'd' then 'by default as identity' end, 'none'),
    'key ' || coalesce((select split_part(pg_get_constraintdef(f.oid), ' REFERENCES ', 2)
        from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.conkey = array[a.attnum]), 'none'))
from pg_class c
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
left join pg_constraint p on p.conrelid = c.oid and p.contype = 'p'
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
order by 1
