-- Tables and partitioned tables. Partitions have the key of their parent, and tables of an extension belong to the extension.
-- A unique index on columns that are NOT NULL becomes the key without being built again.
with tables as (
    select c.oid, n.nspname, c.relname, c.relkind, c.reltuples
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't'
      and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
      and not exists (select from pg_catalog.pg_index i where i.indrelid = c.oid and i.indisprimary)
      and not exists (select from pg_catalog.pg_depend d
                      where d.deptype = 'e' and (d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid
                          or d.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass and d.objid = n.oid))
)
select pg_catalog.format('%I.%I', t.nspname, t.relname) as object, 1::double precision as figure,
       (case when t.reltuples < 0 then 'rows were never counted' else pg_catalog.format('about %s rows', t.reltuples::bigint) end)::text as shown,
       (case when u.relname is not null then pg_catalog.format('the unique index %I has columns that are NOT NULL', u.relname) end)::text as detail,
       (case when u.is_constraint then pg_catalog.format('ALTER TABLE %I.%I ADD PRIMARY KEY (%s)', t.nspname, t.relname, u.columns)
             when t.relkind = 'p' and u.relname is not null then
                  pg_catalog.format('ALTER TABLE %I.%I ADD PRIMARY KEY (%s)', t.nspname, t.relname, u.columns)
             when u.relname is not null then pg_catalog.format('ALTER TABLE %I.%I ADD PRIMARY KEY USING INDEX %I', t.nspname, t.relname, u.relname)
             when t.relkind = 'p' then null
             when exists (select from pg_catalog.pg_attribute a where a.attrelid = t.oid and a.attname = 'id' and not a.attisdropped)
                  then pg_catalog.format('ALTER TABLE %I.%I ADD PRIMARY KEY (id)', t.nspname, t.relname)
             else pg_catalog.format('ALTER TABLE %I.%I ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY', t.nspname, t.relname)
        end)::text as mend,
       null::text as hidden
from tables t
left join lateral (
    select c.relname, exists (select from pg_catalog.pg_constraint k where k.conindid = i.indexrelid and k.contype = 'u') as is_constraint,
           (select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by x.place)
            from pg_catalog.unnest(i.indkey::int2[]) with ordinality as x (attnum, place)
            join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum = x.attnum
            where x.place <= i.indnkeyatts) as columns
    from pg_catalog.pg_index i
    join pg_catalog.pg_class c on c.oid = i.indexrelid
    where i.indrelid = t.oid and i.indisunique and i.indisvalid and i.indimmediate and i.indpred is null and i.indexprs is null
      and not exists (select from pg_catalog.unnest(i.indkey::int2[]) as x (attnum)
                      join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum = x.attnum
                      where not a.attnotnull)
    order by i.indexrelid
    limit 1
) u on true
order by t.reltuples desc, 1
limit 100
