-- One number for all rows of the system catalogs, with the roles and which database of which start of the server it is.
select pg_catalog.concat_ws(' ', d.oid, pg_catalog.date_part('epoch', pg_catalog.pg_postmaster_start_time()),
    (select pg_catalog.bit_xor(pg_catalog.hashtextextended(r.rolname::text, r.oid::bigint)) from pg_catalog.pg_roles r),
    pg_catalog.hash_array_extended(array[$hashes], 0))
from (select pg_catalog.age('3'::pg_catalog.xid)::bigint as age) now, pg_catalog.pg_database d
where d.datname = pg_catalog.current_database()
  and not exists (select from pg_catalog.pg_foreign_server)
  and not exists (select from pg_catalog.pg_subscription s where s.subdbid = d.oid)
