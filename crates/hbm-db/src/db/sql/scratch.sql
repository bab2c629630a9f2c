-- Databases called like scratch databases, of this role, that nobody is connected to.
select d.datname as name, d.datconnlimit as mark
from pg_catalog.pg_database d
where d.datname like 'hbm\_db\_scratch\_%'
  and pg_catalog.pg_has_role(d.datdba, 'usage')
  and not exists (select from pg_catalog.pg_stat_activity a where a.datid = d.oid)
