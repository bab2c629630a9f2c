-- Minor versions that are newer than this one, as far as they were known on 2026-12-01. A newer one than is listed here is not
-- missed by mistake, but not known.
with measured (version) as (
    select pg_catalog.current_setting('server_version_num')::int
)
select null::text as object,
       (v.minor - m.version % 10000)::double precision as figure,
       pg_catalog.format('%s.%s; %s.%s is out', v.major, m.version % 10000, v.major, v.minor) as shown,
       'as known on 2026-12-01'::text as detail,
       null::text as mend, null::text as hidden
from measured m
join (values (10, 23), (11, 22), (12, 22), (13, 23), (14, 24), (15, 20), (16, 15), (17, 11), (18, 6)) as v (major, minor)
     on v.major = m.version / 10000
where m.version % 10000 < v.minor
