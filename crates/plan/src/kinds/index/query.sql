-- Indexes that no constraint owns. The head of pg_get_indexdef, up to the table's name, is cut off here, so that indexes
-- compare whatever they and their table are called.
select 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       c.oid::bigint as oid,
       array[r.namespace, r.name, c.relname] as path,
       pg_catalog.json_build_array('pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint, r.oid::bigint, 0)
           as parent,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'unique', i.indisunique,
           'definition', case when w.is_tail
               then pg_catalog.left(d.text, -pg_catalog.length(w.parameters || w.predicate)) || w.predicate
               else d.text end,
           'parameters', case when w.is_tail then (select pg_catalog.array_agg(o order by o) from pg_catalog.unnest(c.reloptions) o) end,
           'partitioned', nullif(c.relkind = 'I', false),
           'invalid', nullif(not i.indisvalid and c.relkind = 'i', false),
           -- One that stands by itself is no other name of it: it is dropped with the index that it is attached to.
           'attached', nullif(c.relispartition, false),
           'tablespace', (select s.spcname from pg_catalog.pg_tablespace s where s.oid = nullif(c.reltablespace, 0)),
           'clustered', nullif(i.indisclustered, false),
           'replica_identity', nullif(i.indisreplident, false),
           'statistics', (select pg_catalog.json_object_agg(a.attnum, a.attstattarget order by a.attnum)
                          from pg_catalog.pg_attribute a
                          where a.attrelid = c.oid and a.attnum > 0 and a.attstattarget >= 0),
           -- Which indexes of partitions it has, where some have none.
           'parts', case when c.relkind = 'I' and not i.indisvalid then
               (select coalesce(pg_catalog.json_agg(pg_catalog.json_build_array(qn.nspname, qt.relname, qc.relname)
                                                    order by qn.nspname, qt.relname), '[]')
                from pg_catalog.pg_inherits q
                join pg_catalog.pg_class qc on qc.oid = q.inhrelid
                join pg_catalog.pg_index qi on qi.indexrelid = qc.oid
                join pg_catalog.pg_class qt on qt.oid = qi.indrelid
                join pg_catalog.pg_namespace qn on qn.oid = qt.relnamespace
                where q.inhparent = c.oid) end)) as facts,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'part_of', case when c.relispartition then
               (select array[n.nspname, t.relname, p.relname]
                from pg_catalog.pg_inherits h
                join pg_catalog.pg_class p on p.oid = h.inhparent
                join pg_catalog.pg_index x on x.indexrelid = p.oid
                join pg_catalog.pg_class t on t.oid = x.indrelid
                join pg_catalog.pg_namespace n on n.oid = t.relnamespace
                where h.inhrelid = c.oid) end,
           'whole', case when w.is_tail then d.text end)) as aside,
       -- That of a partitioned table takes those of its partitions that are there. Partitions that are attached to it would all
       -- get one: where some have none, it comes after them.
       case when c.relkind = 'I' then
           (select pg_catalog.json_agg(pg_catalog.json_build_array(one.class::pg_catalog.oid::bigint, one.oid::bigint, 0))
            from (select 'pg_catalog.pg_class'::pg_catalog.regclass as class, q.inhrelid as oid
                  from pg_catalog.pg_inherits q where q.inhparent = c.oid
                  union all
                  select 'pg_catalog.pg_inherits'::pg_catalog.regclass, q.inhrelid
                  from pg_catalog.pg_inherits q where q.inhparent = r.oid and not i.indisvalid) one) end as after
from relations r
join pg_catalog.pg_index i on i.indrelid = r.oid
join pg_catalog.pg_class c on c.oid = i.indexrelid
cross join lateral (select pg_catalog.substr(
    pg_catalog.pg_get_indexdef(i.indexrelid),
    1 + pg_catalog.length(pg_catalog.format(
        'CREATE %sINDEX %I ON %s%I.%I ',
        case when i.indisunique then 'UNIQUE ' else '' end, c.relname,
        case when c.relkind = 'I' then 'ONLY ' else '' end, r.namespace, r.name))) as text
    -- It is printed once for all that is said of it.
    offset 0) d
-- Storage parameters are changed in place, so they stand apart. Where they are not printed as is expected here, they are left
-- in the definition.
left join lateral (
    select t.*, pg_catalog.right(d.text, pg_catalog.length(t.parameters || t.predicate)) = t.parameters || t.predicate as is_tail
    from (select ' WITH (' || pg_catalog.string_agg(
                     pg_catalog.quote_ident(o.name) || '='
                     || case when pg_catalog.quote_ident(o.value) = o.value then o.value else pg_catalog.quote_literal(o.value) end,
                     ', ' order by o.at) || ')' as parameters,
                 coalesce(' WHERE ' || pg_catalog.pg_get_expr(i.indpred, i.indrelid), '') as predicate
          from (select pg_catalog.split_part(u.text, '=', 1) as name,
                       pg_catalog.substr(u.text, 1 + pg_catalog.strpos(u.text, '=')) as value,
                       u.at
                from pg_catalog.unnest(c.reloptions) with ordinality u (text, at)) o) t
    where c.reloptions is not null) w on true
where i.indexrelid not in (select k.conindid from pg_catalog.pg_constraint k where k.contype in ('p', 'u', 'x'))
