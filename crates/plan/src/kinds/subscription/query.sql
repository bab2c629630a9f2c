-- Subscriptions. How they connect is a secret that not everybody may read, and whether they run is nobody's definition.
select 'pg_catalog.pg_subscription'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       s.oid::bigint as oid,
       array[s.subname] as path,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'publications', (select pg_catalog.json_agg(p.p order by p.p) from pg_catalog.unnest(s.subpublications) as p (p)),
           'options', pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
               'slot_name', coalesce(s.subslotname, 'NONE'),
               'binary', case when s.subbinary then 'true' end,
--before 16                'streaming', case when s.substream then 'true' end,
--since 16                'streaming', case s.substream when 't' then 'on' when 'p' then 'parallel' else 'off' end,
--since 15                'two_phase', case when s.subtwophasestate <> 'd' then 'true' end,
--since 15                'disable_on_error', case when s.subdisableonerr then 'true' end,
--since 16                'password_required', case when not s.subpasswordrequired then 'false' end,
--since 16                'run_as_owner', case when s.subrunasowner then 'true' end,
--since 16                'origin', nullif(s.suborigin, 'any'),
--since 17                'failover', case when s.subfailover then 'true' end,
               'synchronous_commit', nullif(s.subsynccommit, 'off')
           ))
       )) as facts,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'publications', case when pg_catalog.cardinality(s.subpublications) > 1 then s.subpublications end
       )) as aside,
       pg_catalog.pg_get_userbyid(s.subowner) as owner
from pg_catalog.pg_subscription s
join pg_catalog.pg_database d on d.oid = s.subdbid and d.datname = pg_catalog.current_database()
