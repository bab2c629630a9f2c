select r.app, r.name, r.checksum, r.undoing, r.statements, r.reached, r.reached_checksum, r.running, r.applied_at,
       extract(epoch from r.started_at)::pg_catalog.float8 as started_at, r.milliseconds, r.role, r.tool_version
from hbm_db.migrations r
