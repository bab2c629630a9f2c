select version::text as key, null::text as checksum, false as failed from $ledger order by version
