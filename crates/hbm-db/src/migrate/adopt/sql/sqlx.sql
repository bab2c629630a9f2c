-- A row that is no success was being run when sqlx stopped.
select version::text as key, pg_catalog.encode(checksum, 'hex') as checksum, not success as failed from $ledger order by version
