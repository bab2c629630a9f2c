-- It says the last one alone; a dirty one was begun.
select version::text as key, null::text as checksum, dirty as failed from $ledger
