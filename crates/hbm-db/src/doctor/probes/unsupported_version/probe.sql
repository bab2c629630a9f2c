-- Days since the end of support, which is negative before it. The dates are those of
-- https://www.postgresql.org/support/versioning/ as of 2026-12-01; of versions that are not listed nothing is said.
with measured (version, today) as (
    select pg_catalog.current_setting('server_version_num')::int, current_date
)
select null::text as object,
       (m.today - v.ends)::double precision as figure,
       pg_catalog.format('PostgreSQL %s: support %s on %s', v.major, case when v.ends <= m.today then 'ended' else 'ends' end, v.ends) as shown,
       'pg_upgrade, or a dump, takes it to a newer one'::text as detail,
       null::text as mend, null::text as hidden
from measured m
join (values (10, date '2022-11-10'), (11, date '2023-11-09'), (12, date '2024-11-21'), (13, date '2025-11-13'),
             (14, date '2026-11-12'), (15, date '2027-11-11'), (16, date '2028-11-09'), (17, date '2029-11-08'),
             (18, date '2030-11-14')) as v (major, ends)
     on v.major = m.version / 10000
where m.today - v.ends >= -365
