-- Since version 1 it has the name of each.
select pg_catalog.to_jsonb(l) ->> 'name' as key, l.hash as checksum, false as failed from $ledger l order by l.created_at
