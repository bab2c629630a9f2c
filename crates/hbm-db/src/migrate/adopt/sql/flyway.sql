-- The last row of a version, or of a file that is repeated, decides. What is up to a baseline counts as run.
select coalesce(last.version, last.script) as key, last.checksum::text as checksum, not last.success as failed,
       last.type = 'BASELINE' as up_to
from (
    select distinct on (version, case when version is null then script end)
           version, script, checksum, success, type, installed_rank
    from $ledger
    where type <> 'SCHEMA'
    order by version, case when version is null then script end, installed_rank desc
) last
-- What was undone is not there; whether it is where that failed is not known.
where last.type <> 'DELETE' and (last.type not in ('UNDO_SQL', 'UNDO_JDBC') or not last.success)
order by last.installed_rank
