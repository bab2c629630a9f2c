-- Roles without pg_read_all_settings do not see some settings, those with names of files mainly; none of these matters here.
-- PostgreSQL keeps the mark on a setting whose line was removed again before any restart; setting it to its value clears it.
select s.name::text as object, 1::double precision as figure,
       pg_catalog.format('%s is still %s', s.name, s.setting) as shown,
       (s.sourcefile || ', line ' || s.sourceline)::text as detail,
       null::text as mend, null::text as hidden
from pg_catalog.pg_settings s
where s.pending_restart
order by 1
limit 100
