-- Copies that a run left which was broken off: nobody can connect to them, and their limit of connections marks them as
-- ours from the statement on that makes them. One whose dropping was broken off is marked by the server: it can only be
-- dropped (-2). One that was finished says in its comment whose copy it is. $prefix, $copy, $replaced and $mark stand for
-- this database.
select d.datname as database, d.oid::bigint as number,
       case when pg_catalog.starts_with(d.datname, 'hbm_db_new_') then 'a copy that was to take the place of a database'
            when pg_catalog.starts_with(d.datname, 'hbm_db_old_') then 'what was there before a rollback'
            when d.datconnlimit = -2 then 'a checkpoint that was being dropped'
            else 'a checkpoint that was not finished' end as what
from pg_catalog.pg_database d
cross join lateral (select pg_catalog.shobj_description(d.oid, 'pg_database') as comment) c
where not d.datallowconn
  and d.datconnlimit in ($mark, -2)
  and (pg_catalog.starts_with(d.datname, $prefix) and (c.comment is null or d.datconnlimit = -2 and pg_catalog.starts_with(c.comment, $copy))
       or pg_catalog.starts_with(d.datname, 'hbm_db_new_')
          and (d.datname = (select 'hbm_db_new_' || o.oid from pg_catalog.pg_database o where o.datname = $database)
               or not exists (select from pg_catalog.pg_database o where d.datname = 'hbm_db_new_' || o.oid))
       or pg_catalog.starts_with(d.datname, 'hbm_db_old_')
          and (c.comment = $replaced || $database
               or not exists (select from pg_catalog.pg_database o where c.comment = $replaced || o.datname)))
order by 1
