-- One number for all rows of the system catalogs, with the roles that have something in the database (role 10 is that of initdb,
-- of which nothing is recorded) and the tablespaces in use, and which database of which start of the server it is.
select pg_catalog.concat_ws(' ', d.oid, pg_catalog.date_part('epoch', pg_catalog.pg_postmaster_start_time()),
    (select pg_catalog.bit_xor(pg_catalog.hashtextextended(r.rolname::text, r.oid::bigint))
     from pg_catalog.pg_roles r
     where r.oid = 10
        or r.oid in (select s.refobjid from pg_catalog.pg_shdepend s
                     where s.dbid = d.oid and s.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass)),
    (select pg_catalog.bit_xor(pg_catalog.hashtextextended(t.spcname::text, t.oid::bigint))
     from pg_catalog.pg_tablespace t
     where t.oid in (select c.reltablespace from pg_catalog.pg_class c)),
    pg_catalog.hash_array_extended(array[$hashes], 0))
from (select pg_catalog.age('3'::pg_catalog.xid)::bigint as age) now, pg_catalog.pg_database d
where d.datname = pg_catalog.current_database()
  and not exists (select from pg_catalog.pg_foreign_server)
  and not exists (select from pg_catalog.pg_subscription s where s.subdbid = d.oid)
