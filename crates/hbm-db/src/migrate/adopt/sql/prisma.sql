-- Of many rows of a name, one that was rolled back counts for nothing.
select migration_name as key, checksum, finished_at is null as failed
from $ledger where rolled_back_at is null order by started_at, migration_name
