-- The last row of a version decides; that of 0 is the table's own.
select version_id::text as key, null::text as checksum, false as failed
from (select distinct on (version_id) version_id, is_applied from $ledger order by version_id, id desc) last
where is_applied and version_id > 0 order by version_id
