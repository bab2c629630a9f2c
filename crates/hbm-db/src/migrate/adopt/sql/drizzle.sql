select created_at::text as key, hash as checksum, false as failed from $ledger order by created_at
