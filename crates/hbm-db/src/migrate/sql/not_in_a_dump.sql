-- What is in no schema, and large objects of others: a dump of schemas leaves it out, or cannot be loaded by this role.
select pg_catalog.pg_describe_object(o.classid, o.objid, 0)
from (select 'pg_catalog.pg_publication'::pg_catalog.regclass as classid, oid as objid from pg_catalog.pg_publication
      union all select 'pg_catalog.pg_event_trigger'::pg_catalog.regclass, oid from pg_catalog.pg_event_trigger
      union all select 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass, oid from pg_catalog.pg_foreign_data_wrapper
      union all select 'pg_catalog.pg_foreign_server'::pg_catalog.regclass, oid from pg_catalog.pg_foreign_server
      union all select 'pg_catalog.pg_cast'::pg_catalog.regclass, oid from pg_catalog.pg_cast
      union all select 'pg_catalog.pg_transform'::pg_catalog.regclass, oid from pg_catalog.pg_transform
      union all select 'pg_catalog.pg_language'::pg_catalog.regclass, oid from pg_catalog.pg_language
      union all select 'pg_catalog.pg_am'::pg_catalog.regclass, oid from pg_catalog.pg_am
      union all select 'pg_catalog.pg_default_acl'::pg_catalog.regclass, oid from pg_catalog.pg_default_acl where defaclnamespace = 0
      union all select 'pg_catalog.pg_largeobject'::pg_catalog.regclass, oid from pg_catalog.pg_largeobject_metadata
                where not pg_catalog.pg_has_role(lomowner, 'usage')) o
where (o.objid >= 16384 or o.classid = 'pg_catalog.pg_largeobject'::pg_catalog.regclass)
  and not exists (select from pg_catalog.pg_depend d
                  where d.classid = o.classid and d.objid = o.objid and d.deptype = 'e')
order by 1
