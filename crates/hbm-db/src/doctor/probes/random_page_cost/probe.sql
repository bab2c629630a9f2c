-- The default, relative to seq_page_cost, and no tablespace of its own settings.
select 'random_page_cost'::text as object,
       (r.reset_val::double precision / q.reset_val::double precision) as figure,
       pg_catalog.format('%s times seq_page_cost', r.reset_val::double precision / q.reset_val::double precision) as shown,
       'right for rotating disks only'::text as detail,
       'ALTER SYSTEM SET random_page_cost = 1.1; SELECT pg_reload_conf()'::text as mend,
       null::text as hidden
from pg_catalog.pg_settings r
join pg_catalog.pg_settings q on q.name = 'seq_page_cost'
where r.name = 'random_page_cost' and q.reset_val::double precision > 0
  and r.reset_val::double precision / q.reset_val::double precision >= 4
  and not exists (select from pg_catalog.pg_tablespace t cross join pg_catalog.unnest(t.spcoptions) o where o like 'random_page_cost=%')
