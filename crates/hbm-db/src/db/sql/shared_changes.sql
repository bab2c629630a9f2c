-- Rows of shared catalogs that this transaction has written, also those this role may not read. What depends on a role in a
-- database of ours goes with that. All shared catalogs are there from the beginning (FirstNormalObjectId): a database may have
-- many tables, and these are not looked at.
select case when pg_catalog.current_setting('track_counts') = 'on' then
           pg_catalog.sum(pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid) + pg_catalog.pg_stat_get_xact_tuples_updated(c.oid)
                          + pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid))::pg_catalog.text
           else '' end
from pg_catalog.pg_class c
where c.oid < 16384 and c.relisshared and c.relkind = 'r' and c.relname <> 'pg_shdepend'
