-- autovacuum does nothing without track_counts, either.
select s.name::text as object, 1::double precision as figure, (s.name || ' = off')::text as shown,
       (case when s.name = 'track_counts' then 'autovacuum needs these counts' end
        || case when s.source = 'command line' then '; set on the command line, which is changed there' else '' end)::text as detail,
       (case when s.source <> 'command line' then
             pg_catalog.format('ALTER SYSTEM SET %I = on; SELECT pg_reload_conf()', s.name) end)::text as mend,
       null::text as hidden
from pg_catalog.pg_settings s
where s.name in ('autovacuum', 'track_counts') and s.reset_val = 'off'
order by 1
