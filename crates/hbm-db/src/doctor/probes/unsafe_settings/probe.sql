-- What new sessions get is compared, not what this one has set for itself.
select s.name::text as object, 1::double precision as figure, (s.name || ' = ' || s.reset_val)::text as shown,
       (case s.name when 'fsync' then 'a crash of the machine can lose or damage everything'
                    when 'full_page_writes' then 'a crash of the machine can leave pages half written'
                    when 'zero_damaged_pages' then 'damaged pages are overwritten with zeros'
                    when 'data_sync_retry' then 'data that the kernel could not write may be taken for written'
                    else 'damage is ignored' end
        || case when s.source in ('command line', 'environment variable')
                then '; set by ' || s.source || ', which is changed there' else '' end)::text as detail,
       (case when s.source in ('command line', 'environment variable') then null
             when s.context = 'postmaster' then pg_catalog.format('ALTER SYSTEM SET %I = %s', s.name, w.safe)
             else pg_catalog.format('ALTER SYSTEM SET %I = %s; SELECT pg_reload_conf()', s.name, w.safe) end)::text as mend,
       null::text as hidden
from (values ('fsync', 'on'), ('full_page_writes', 'on'), ('zero_damaged_pages', 'off'), ('ignore_checksum_failure', 'off'),
             ('ignore_invalid_pages', 'off'), ('data_sync_retry', 'off')) as w (name, safe)
join pg_catalog.pg_settings s on s.name = w.name
where s.reset_val <> w.safe
order by 1
