-- What was done in a database since its counters begin; those who are connected still count what they did.
select d.datname as name,
       d.xact_commit - d.sessions as commits,
       d.tup_inserted + d.tup_updated + d.tup_deleted as rows,
       d.stats_reset::text as begun,
       (select pg_catalog.count(*) from pg_catalog.pg_stat_activity a where a.datname = d.datname and a.backend_type = 'client backend') as connected,
       -- What the server knows of a database outside of it does not count there.
       (select pg_catalog.md5(pg_catalog.concat_ws('|', o.datdba, o.datconnlimit, o.datistemplate, o.datallowconn, o.datacl::text,
           pg_catalog.shobj_description(o.oid, 'pg_database'),
           (select pg_catalog.string_agg(pg_catalog.concat_ws(' ', s.setrole, s.setconfig::text), ',' order by s.setrole)
            from pg_catalog.pg_db_role_setting s where s.setdatabase = o.oid),
           (select pg_catalog.string_agg(u.subname::text, ',' order by u.subname)
            from pg_catalog.pg_subscription u where u.subdbid = o.oid),
           (select pg_catalog.string_agg(p.gid, ',' order by p.gid)
            from pg_catalog.pg_prepared_xacts p where p.database = o.datname)))
        from pg_catalog.pg_database o where o.oid = d.datid) as outside,
       pg_catalog.current_setting('track_counts')::boolean
       and not exists (select from pg_catalog.pg_db_role_setting s, pg_catalog.unnest(s.setconfig) one
                       where one like 'track\_counts=%') as counted
from pg_catalog.pg_stat_database d
where d.datname = $name
