-- How far every sequence is, as one text.
select coalesce(pg_catalog.md5(pg_catalog.string_agg(
           pg_catalog.concat_ws(' ', s.schemaname, s.sequencename, s.last_value), ',' order by s.schemaname, s.sequencename)), '')
from pg_catalog.pg_sequences s
