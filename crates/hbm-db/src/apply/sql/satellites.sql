-- What hangs on objects that a plan may make anew, and what would put it back: a list of words, where $object, $table and
-- $column stand for what the object is called then.
with managed as (
    select n.oid
    from pg_catalog.pg_namespace n
    where n.nspname = any ($namespaces::pg_catalog.text[]) and n.nspname <> 'hbm_db'
),
-- Those that are made anew as a whole. An index is of a table, and so is a constraint.
things as materialized (
    select 'index' as kind, 'pg_catalog.pg_class'::pg_catalog.regclass as class, c.oid, i.indrelid as home, c.relname as name
    from pg_catalog.pg_index i
    join pg_catalog.pg_class c on c.oid = i.indexrelid
    join managed m on m.oid = c.relnamespace
    union all
    select 'constraint', 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid, k.conrelid, k.conname
    from pg_catalog.pg_constraint k
    join managed m on m.oid = k.connamespace
    where k.conrelid <> 0
    union all
    select 'sequence', 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, c.relnamespace, c.relname
    from pg_catalog.pg_class c
    join managed m on m.oid = c.relnamespace
    where c.relkind = 'S'
    union all
    select 'type', 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, t.typnamespace, t.typname
    from pg_catalog.pg_type t
    join managed m on m.oid = t.typnamespace
    where t.typtype = 'e'
),
columns as materialized (
    select a.*, c.relnatts, c.oid::pg_catalog.regclass as "table"
    from pg_catalog.pg_attribute a
    join pg_catalog.pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'f')
    join managed m on m.oid = c.relnamespace
    where a.attnum > 0 and not a.attisdropped
),
facts as (
    select t.kind, t.oid, 0 as sub, t.home, t.name, 0 as columns, 'comment' as fact, d.description as value,
           array['comment on', t.kind, '$object', 'is', pg_catalog.quote_literal(d.description)] as words
    from things t
    join pg_catalog.pg_description d on d.classoid = t.class and d.objoid = t.oid and d.objsubid = 0
    union all
    select 'column', a.attrelid, a.attnum, a.attrelid, a.attname, a.relnatts, 'comment', d.description,
           array['comment on column', '$object', 'is', pg_catalog.quote_literal(d.description)]
    from columns a
    join pg_catalog.pg_description d
        on d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objoid = a.attrelid and d.objsubid = a.attnum
    union all
    select 'column', a.attrelid, a.attnum, a.attrelid, a.attname, a.relnatts, 'security label of ' || l.provider, l.label,
           array['security label for', pg_catalog.quote_ident(l.provider), 'on column', '$object', 'is',
                 pg_catalog.quote_literal(l.label)]
    from columns a
    join pg_catalog.pg_seclabel l
        on l.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass and l.objoid = a.attrelid and l.objsubid = a.attnum
    union all
    select t.kind, t.oid, 0, t.home, t.name, 0, 'security label of ' || l.provider, l.label,
           array['security label for', pg_catalog.quote_ident(l.provider), 'on', t.kind, '$object', 'is',
                 pg_catalog.quote_literal(l.label)]
    from things t
    join pg_catalog.pg_seclabel l on l.classoid = t.class and l.objoid = t.oid and l.objsubid = 0
    union all
    select 'column', a.attrelid, a.attnum, a.attrelid, a.attname, a.relnatts,
           pg_catalog.format('privilege %s of %s', p.privilege_type, g.grantee), p.is_grantable::text,
           array['grant', p.privilege_type, '(', '$column', ') on', '$table', 'to', g.grantee,
                 case when p.is_grantable then 'with grant option' else '' end]
    from columns a
    cross join lateral pg_catalog.aclexplode(a.attacl) p
    cross join lateral (select case p.grantee when 0 then 'public'
                                    else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(p.grantee)) end as grantee) g
    union all
    select t.kind, t.oid, 0, t.home, t.name, 0,
           pg_catalog.format('privilege %s of %s', p.privilege_type, g.grantee), p.is_grantable::text,
           array['grant', p.privilege_type, 'on', t.kind, '$object', 'to', g.grantee,
                 case when p.is_grantable then 'with grant option' else '' end]
    from things t
    left join pg_catalog.pg_class c on t.kind = 'sequence' and c.oid = t.oid
    left join pg_catalog.pg_type y on t.kind = 'type' and y.oid = t.oid
    cross join lateral pg_catalog.aclexplode(coalesce(c.relacl, y.typacl)) p
    cross join lateral (select case p.grantee when 0 then 'public'
                                    else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(p.grantee)) end as grantee) g
    where p.grantee <> coalesce(c.relowner, y.typowner)
    union all
    -- Everybody may use a new type.
    select t.kind, t.oid, 0, t.home, t.name, 0, 'no privilege of public', '',
           array['revoke all on type', '$object', 'from public']
    from things t
    join pg_catalog.pg_type y on t.kind = 'type' and y.oid = t.oid
    where y.typacl is not null
      and not exists (select from pg_catalog.aclexplode(y.typacl) p where p.grantee = 0)
    union all
    select t.kind, t.oid, 0, t.home, t.name, 0, 'owner', o.name,
           array['alter', t.kind, '$object', 'owner to', pg_catalog.quote_ident(o.name)]
    from things t
    left join pg_catalog.pg_class c on t.kind = 'sequence' and c.oid = t.oid
    left join pg_catalog.pg_type y on t.kind = 'type' and y.oid = t.oid
    cross join lateral (select pg_catalog.pg_get_userbyid(coalesce(c.relowner, y.typowner))::text as name) o
    where t.kind in ('sequence', 'type')
    union all
    select 'column', a.attrelid, a.attnum, a.attrelid, a.attname, a.relnatts, 'statistics target', a.attstattarget::text,
           array['alter table', '$table', 'alter column', '$column', 'set statistics', a.attstattarget::text]
    from columns a
    where coalesce(a.attstattarget, -1) <> -1
    union all
    select 'column', a.attrelid, a.attnum, a.attrelid, a.attname, a.relnatts, 'options', a.attoptions::text,
           array['alter table', '$table', 'alter column', '$column', 'set (',
                 (select pg_catalog.string_agg(pg_catalog.format('%I = %L', pg_catalog.split_part(o.entry, '=', 1),
                             pg_catalog.substr(o.entry, pg_catalog.strpos(o.entry, '=') + 1)), ', ')
                  from pg_catalog.unnest(a.attoptions) as o (entry)), ')']
    from columns a
    where a.attoptions is not null
    union all
    select 'column', a.attrelid, a.attnum, a.attrelid, a.attname, a.relnatts, 'storage', a.attstorage::text,
           array['alter table', '$table', 'alter column', '$column', 'set storage',
                 case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end]
    from columns a
    join pg_catalog.pg_type t on t.oid = a.atttypid
    where a.attstorage <> t.typstorage
    union all
    select 'column', a.attrelid, a.attnum, a.attrelid, a.attname, a.relnatts, 'compression', a.attcompression::text,
           array['alter table', '$table', 'alter column', '$column', 'set compression',
                 case a.attcompression when 'l' then 'lz4' else 'pglz' end]
    from columns a
    where a.attcompression <> ''
    union all
    select 'index', t.oid, a.attnum, t.home, t.name, 0, 'statistics target', a.attstattarget::text,
           array['alter index', '$object', 'alter column', a.attnum::text, 'set statistics', a.attstattarget::text]
    from things t
    join pg_catalog.pg_attribute a on a.attrelid = t.oid and coalesce(a.attstattarget, -1) <> -1
    where t.kind = 'index' and a.attnum > 0
    union all
    select 'index', t.oid, 0, t.home, t.name, 0, f.fact, f.value, f.words
    from things t
    join pg_catalog.pg_class c on c.oid = t.oid
    join pg_catalog.pg_index i on i.indexrelid = t.oid
    left join pg_catalog.pg_tablespace s on s.oid = c.reltablespace
    cross join lateral (
        select 'tablespace' as fact, s.spcname::text as value,
               array['alter index', '$object', 'set tablespace', pg_catalog.quote_ident(s.spcname)] as words
        where s.oid is not null
        union all
        -- Those of a plain index are in its definition.
        select 'storage parameters', c.reloptions::text,
               array['alter index', '$object', 'set (',
                     (select pg_catalog.string_agg(pg_catalog.format('%I = %L', pg_catalog.split_part(o.entry, '=', 1),
                                 pg_catalog.substr(o.entry, pg_catalog.strpos(o.entry, '=') + 1)), ', ')
                      from pg_catalog.unnest(c.reloptions) as o (entry)), ')']
        where c.reloptions is not null
          and exists (select from pg_catalog.pg_constraint k where k.conindid = t.oid and k.contype in ('p', 'u', 'x'))
        union all
        select 'replica identity', '', array['alter table', '$table', 'replica identity using index', '$column']
        where i.indisreplident
        union all
        select 'clustering', '', array['alter table', '$table', 'cluster on', '$column']
        where i.indisclustered
        union all
        select 'extension ' || e.extname, '',
               array['alter index', '$object', 'depends on extension', pg_catalog.quote_ident(e.extname)]
        from pg_catalog.pg_depend d
        join pg_catalog.pg_extension e on e.oid = d.refobjid
        where d.classid = t.class and d.objid = t.oid and d.deptype = 'x'
          and d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
    ) f
    where t.kind = 'index'
),
-- What no plan touches, and what goes silently with a table or a column that it is of.
hanging as (
    select d.classid, d.objid
    from pg_catalog.pg_depend d
    join managed m on m.oid = d.refobjid
    left join pg_catalog.pg_class c on d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and c.oid = d.objid
    left join pg_catalog.pg_type t on d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and t.oid = d.objid
    where d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
      and d.classid <> 'pg_catalog.pg_extension'::pg_catalog.regclass
      and coalesce(t.typtype <> 'e', true)
      and coalesce(c.relkind not in ('r', 'S') or c.relispartition
                   or exists (select from pg_catalog.pg_inherits i where c.oid in (i.inhrelid, i.inhparent)), true)
    union all
    select o.classid, o.objid
    from (
        select 'pg_catalog.pg_trigger'::pg_catalog.regclass::oid as classid, g.oid as objid, g.tgrelid as home
        from pg_catalog.pg_trigger g
        where not g.tgisinternal
        union all
        select 'pg_catalog.pg_rewrite'::pg_catalog.regclass, w.oid, w.ev_class from pg_catalog.pg_rewrite w
        where w.rulename <> '_RETURN'
        union all
        select 'pg_catalog.pg_policy'::pg_catalog.regclass, p.oid, p.polrelid from pg_catalog.pg_policy p
        union all
        select 'pg_catalog.pg_publication_rel'::pg_catalog.regclass, p.oid, p.prrelid from pg_catalog.pg_publication_rel p
        union all
        select 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass, s.oid, s.stxrelid from pg_catalog.pg_statistic_ext s
    ) o
    join pg_catalog.pg_class c on c.oid = o.home
    join managed m on m.oid = c.relnamespace
)
select pg_catalog.json_build_object(
    'facts', (select coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
                  'kind', f.kind, 'oid', f.oid::bigint, 'sub', f.sub, 'home', f.home::bigint, 'name', f.name, 'columns', f.columns,
                  'fact', f.fact, 'value', f.value, 'words', f.words,
                  'definition', case f.kind when 'constraint' then pg_catalog.pg_get_constraintdef(f.oid) else '' end)), '[]')
              from facts f),
    'things', (select coalesce(pg_catalog.json_agg(t.oid::bigint), '[]') from things t),
    'hanging', (select coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
                    'class', h.classid::bigint, 'oid', h.objid::bigint,
                    'name', pg_catalog.pg_describe_object(h.classid, h.objid, 0),
                    'homes', (select coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
                                         'table', d.refobjid::bigint, 'number', d.refobjsubid, 'column', coalesce(a.attname, ''))), '[]')
                              from pg_catalog.pg_depend d
                              left join pg_catalog.pg_attribute a
                                  on a.attrelid = d.refobjid and a.attnum = nullif(d.refobjsubid, 0)
                              where d.classid = h.classid and d.objid = h.objid and d.deptype in ('a', 'i')
                                and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass))), '[]')
                from (select distinct classid, objid from hanging) h)
)::text
