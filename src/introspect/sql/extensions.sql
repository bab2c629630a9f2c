select e.extname as name
from pg_catalog.pg_extension e
where e.extname <> 'plpgsql'
order by 1
