-- Foreign keys are a kind of their own, and NOT NULL is a fact of the column, also where PostgreSQL 18 has a row for it.
select 'pg_catalog.pg_constraint'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       k.oid::bigint as oid,
       array[r.namespace, r.name, k.conname] as path,
       pg_catalog.json_build_array('pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint, r.oid::bigint, 0)
           as parent,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'kind', k.contype,
           -- What is not validated says so at its end.
           'definition', case when w.waits then pg_catalog.left(w.text, -10) else w.text end,
           'not_valid', nullif(w.waits, false),
           'columns', array(select a.attname
                            from pg_catalog.unnest(k.conkey) with ordinality u (attnum, place)
                            join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.attnum
                            order by u.place),
           'tablespace', (select s.spcname from pg_catalog.pg_tablespace s where s.oid = nullif(x.reltablespace, 0)),
           'options', x.reloptions,
           'clustered', nullif(i.indisclustered, false),
           'replica_identity', nullif(i.indisreplident, false),
           'index_comment', (select d.description from pg_catalog.pg_description d
                             where d.objoid = x.oid and d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objsubid = 0))) as facts,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'inherited', case when k.coninhcount > 0 then
               (select pg_catalog.json_agg(array[n.nspname, t.relname, coalesce(p.conname, k.conname)] order by h.inhseqno)
                from pg_catalog.pg_inherits h
                left join pg_catalog.pg_constraint p on p.oid = k.conparentid
                join pg_catalog.pg_class t on t.oid = coalesce(p.conrelid, h.inhparent)
                join pg_catalog.pg_namespace n on n.oid = t.relnamespace
                where h.inhrelid = k.conrelid
                  and (p.oid is not null
                       or exists (select from pg_catalog.pg_constraint q
                                  where q.conrelid = t.oid and q.conname = k.conname and q.contype = k.contype and not q.connoinherit))) end,
           -- PostgreSQL takes no index of a partition for one of these.
           'cloned', nullif(k.contype = 'x'
--since 18                    or k.conperiod
                            , false),
           'local', case when k.coninhcount > 0 then nullif(k.conislocal, false) end)) as aside,
       -- The key of a partitioned table takes those of its partitions that are there.
       case when r.kind = 'p' and k.contype in ('p', 'u')
--since 18       and not k.conperiod
       then
           (select pg_catalog.json_agg(pg_catalog.json_build_array(
                       'pg_catalog.pg_constraint'::pg_catalog.regclass::pg_catalog.oid::bigint, q.oid::bigint, 0))
            from pg_catalog.pg_constraint q where q.conparentid = k.oid) end as after
from relations r
join pg_catalog.pg_constraint k on k.conrelid = r.oid and k.contype in ('p', 'u', 'c', 'x')
cross join lateral (select d.text, not k.convalidated and pg_catalog.right(d.text, 10) = ' NOT VALID' as waits
                    from pg_catalog.pg_get_constraintdef(k.oid) d (text)) w
left join pg_catalog.pg_index i on i.indexrelid = nullif(k.conindid, 0)
left join pg_catalog.pg_class x on x.oid = i.indexrelid
