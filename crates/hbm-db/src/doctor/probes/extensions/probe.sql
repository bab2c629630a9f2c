-- Extensions of this database whose files have another default version, and scripts that lead there: an older default version
-- has none.
select pg_catalog.format('extension %I', e.extname) as object, 1::double precision as figure,
       pg_catalog.format('%s, and %s is on the server', e.extversion, a.default_version) as shown,
       null::text as detail,
       pg_catalog.format('ALTER EXTENSION %I UPDATE', e.extname) as mend,
       null::text as hidden
from pg_catalog.pg_extension e
join pg_catalog.pg_available_extensions a on a.name = e.extname
where a.default_version <> e.extversion
  and exists (select from pg_catalog.pg_extension_update_paths(e.extname) p
              where p.source = e.extversion and p.target = a.default_version and p.path is not null)
order by 1
limit 100
