-- How many objects say that they are in one of the namespaces, and the state of what says that it is in another. The state is not known
-- where a publication may name a table: it would forget that unasked.
select pg_catalog.json_build_object(
    'inside', pg_catalog.count(*) filter (where m.oid is not null),
    'outside', case when not exists (select from pg_catalog.pg_publication)
                    then pg_catalog.concat_ws(' ', pg_catalog.count(*) filter (where m.oid is null), $outside,
                             -- What is in a schema of the server itself does not say so.
                             (select pg_catalog.count(*) from pg_catalog.pg_statistic_ext s
                              where s.stxnamespace = 'pg_catalog'::pg_catalog.regnamespace)) end
)::text
from (select pg_catalog.age('3'::pg_catalog.xid)::bigint as age) now
cross join pg_catalog.pg_depend c
left join pg_catalog.pg_namespace m on m.oid = c.refobjid and m.nspname = any ($namespaces::pg_catalog.text[])
where c.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
