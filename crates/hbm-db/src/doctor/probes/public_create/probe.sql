-- Schemas on which PUBLIC has the privilege CREATE. A schema without an entry of privileges has those of its owner only.
select pg_catalog.format('schema %I', n.nspname) as object, 1::double precision as figure, 'PUBLIC may create'::text as shown,
       null::text as detail,
       pg_catalog.format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC', n.nspname) as mend,
       null::text as hidden
from pg_catalog.pg_namespace n
where n.nspacl is not null
  and exists (select from pg_catalog.aclexplode(n.nspacl) a where a.grantee = 0 and a.privilege_type = 'CREATE')
  and n.nspname not like 'pg\_temp\_%' and n.nspname not like 'pg\_toast\_temp\_%'
order by 1
limit 100
