-- Indexes that are not valid, and not being built: a session that builds one holds SHARE UPDATE EXCLUSIVE on the table, and is in
-- pg_stat_progress_create_index, where every role sees its pid. What REINDEX CONCURRENTLY left is dropped. An index of a
-- partitioned table is valid when each partition has one that is attached to it.
select pg_catalog.format('%I.%I', n.nspname, c.relname) as object, 1::double precision as figure,
       (case when c.relkind = 'I' then 'partitions without it' when not i.indisready then 'not even written' else 'invalid' end)::text as shown,
       pg_catalog.format('on %I.%I%s', m.nspname, t.relname,
                         case when i.indisunique then ', unique: values that occur twice make the rebuild fail' end) as detail,
       (case when c.relkind = 'I' then
                  (select pg_catalog.string_agg(pg_catalog.format(
                              'CREATE %sINDEX %I ON %I.%I (%s); ALTER INDEX %I.%I ATTACH PARTITION %I.%I',
                              case when i.indisunique then 'UNIQUE ' end, x.name, pn.nspname, p.relname, k.columns,
                              n.nspname, c.relname, pn.nspname, x.name), '; ' order by p.oid)
                   from pg_catalog.pg_inherits h
                   join pg_catalog.pg_class p on p.oid = h.inhrelid
                   join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
                   cross join lateral (select pg_catalog.left(c.relname, 50) || '_' || p.oid as name) x
                   cross join lateral (
                       select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by y.place) as columns
                       from pg_catalog.unnest(i.indkey::int2[]) with ordinality as y (attnum, place)
                       join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = y.attnum
                   ) k
                   where h.inhparent = i.indrelid and i.indexprs is null and i.indpred is null and i.indnatts = i.indnkeyatts
                     and (select pg_catalog.bool_and(o.opcdefault) from pg_catalog.unnest(i.indclass::oid[]) as u (oid)
                          join pg_catalog.pg_opclass o on o.oid = u.oid)
                     and not exists (select from pg_catalog.pg_inherits x
                                     join pg_catalog.pg_index xi on xi.indexrelid = x.inhrelid
                                     where x.inhparent = c.oid and xi.indrelid = h.inhrelid))
             when c.relname ~ '_cc(new|old)[0-9]*$' then pg_catalog.format('DROP INDEX CONCURRENTLY %I.%I', n.nspname, c.relname)
             else pg_catalog.format('REINDEX INDEX CONCURRENTLY %I.%I', n.nspname, c.relname) end)::text as mend,
       null::text as hidden
from pg_catalog.pg_index i
join pg_catalog.pg_class c on c.oid = i.indexrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_class t on t.oid = i.indrelid
join pg_catalog.pg_namespace m on m.oid = t.relnamespace
where not (i.indisvalid and i.indisready and i.indislive)
  and m.nspname <> 'pg_toast'
  and not exists (select from pg_catalog.pg_locks l
                  join pg_catalog.pg_stat_progress_create_index p on p.pid = l.pid
                  where l.locktype = 'relation' and l.relation = i.indrelid and l.mode = 'ShareUpdateExclusiveLock'
                    and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database()))
order by i.indisunique desc, 1
limit 100
