select r.app, r.name, r.checksum, r.undoing, r.statements, r.reached, r.reached_checksum, r.running, r.applied_at,
       r.milliseconds, r.role, r.tool_version
from hbm_db.migrations r
