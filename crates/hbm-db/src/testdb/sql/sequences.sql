-- How far every sequence is, as one text. pg_sequences does not tell a sequence that was set from one that is new.
select coalesce(pg_catalog.md5(pg_catalog.string_agg(pg_catalog.concat_ws(' ', n.nspname, c.relname,
           case when pg_catalog.has_sequence_privilege(c.oid, 'select') then pg_catalog.query_to_xml(
               pg_catalog.format('select last_value, is_called from %I.%I', n.nspname, c.relname), false, true, '')::text end),
           ',' order by n.nspname, c.relname)), '')
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'S' and c.relpersistence <> 't'
