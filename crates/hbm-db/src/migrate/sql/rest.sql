-- What a catalog does not hold and migrations may have made: owners, privileges, comments, settings of columns, and what
-- stands in no schema. One line of text each; nothing of an extension.
with me as (select r.oid from pg_catalog.pg_roles r where r.rolname = current_user),
rest (class, object, part, what) as (
    select 'pg_catalog.pg_class'::regclass, c.oid, 0, fact.what
    from pg_catalog.pg_class c
    left join pg_catalog.pg_class toast on toast.oid = c.reltoastrelid
    cross join lateral (values ('owner', c.relowner <> (select oid from me)),
                               ('privileges', c.relacl is not null),
                               ('storage parameters of its large values', toast.reloptions is not null),
                               ('forced row level security', c.relforcerowsecurity)) as fact (what, holds)
    where c.relnamespace <> 'pg_toast'::regnamespace and fact.holds
    union all
    select 'pg_catalog.pg_class'::regclass, a.attrelid, a.attnum, fact.what
    from pg_catalog.pg_attribute a
    join pg_catalog.pg_class c on c.oid = a.attrelid and c.relnamespace <> 'pg_toast'::regnamespace
    left join pg_catalog.pg_type t on t.oid = a.atttypid
    cross join lateral (values ('privileges', a.attacl is not null),
                               ('options', a.attoptions is not null),
                               ('statistics', coalesce(a.attstattarget, -1) > 0 or a.attstattarget = 0 and a.attnum > 0 and c.relkind = 'r'),
                               ('storage', a.attstorage <> t.typstorage),
                               ('compression', a.attcompression <> '')) as fact (what, holds)
    where not a.attisdropped and fact.holds
    union all
    select 'pg_catalog.pg_class'::regclass, i.indexrelid, 0, 'clustered' from pg_catalog.pg_index i where i.indisclustered
    union all
    select 'pg_catalog.pg_trigger'::regclass, g.oid, 0, 'disabled' from pg_catalog.pg_trigger g where g.tgenabled <> 'O'
    union all
    select 'pg_catalog.pg_type'::regclass, t.oid, 0, case when t.typacl is null then 'owner' else 'privileges' end
    from pg_catalog.pg_type t
    where t.typelem = 0 and (t.typacl is not null or t.typowner <> (select oid from me))
    union all
    select 'pg_catalog.pg_namespace'::regclass, n.oid, 0, fact.what
    from pg_catalog.pg_namespace n
    left join pg_catalog.pg_init_privs p on p.classoid = 'pg_catalog.pg_namespace'::regclass and p.objoid = n.oid
    cross join lateral (values ('owner', n.nspowner <> (select oid from me) and n.oid >= 16384),
                               ('privileges', n.nspacl is distinct from p.initprivs)) as fact (what, holds)
    where (n.oid >= 16384 or n.nspname = 'public') and fact.holds
    union all
    select d.classoid, d.objoid, d.objsubid, 'comment ' || d.description
    from pg_catalog.pg_description d
    where d.classoid <> 'pg_catalog.pg_extension'::regclass
      and (d.objoid >= 16384 or d.objoid = 'public'::regnamespace and d.description <> 'standard public schema')
    union all
    select l.classoid, l.objoid, l.objsubid, 'security label' from pg_catalog.pg_seclabel l
    union all
    select 'pg_catalog.pg_default_acl'::regclass, d.oid, 0, d.defaclacl::text from pg_catalog.pg_default_acl d
    union all
    select 'pg_catalog.pg_largeobject'::regclass, l.oid, 0, 'there' from pg_catalog.pg_largeobject_metadata l
    union all
    select o.class, o.oid, 0, 'there'
    from (select 'pg_catalog.pg_publication'::regclass as class, oid from pg_catalog.pg_publication
          union all select 'pg_catalog.pg_event_trigger'::regclass, oid from pg_catalog.pg_event_trigger
          union all select 'pg_catalog.pg_foreign_data_wrapper'::regclass, oid from pg_catalog.pg_foreign_data_wrapper
          union all select 'pg_catalog.pg_foreign_server'::regclass, oid from pg_catalog.pg_foreign_server
          union all select 'pg_catalog.pg_cast'::regclass, oid from pg_catalog.pg_cast
          union all select 'pg_catalog.pg_language'::regclass, oid from pg_catalog.pg_language
          union all select 'pg_catalog.pg_am'::regclass, oid from pg_catalog.pg_am
          union all select 'pg_catalog.pg_transform'::regclass, oid from pg_catalog.pg_transform) o
)
select pg_catalog.format('%s %s: %s', o.type, o.identity, r.what)
from rest r
cross join lateral pg_catalog.pg_identify_object(r.class, r.object, r.part) o
where (r.object >= 16384 or r.class = 'pg_catalog.pg_namespace'::regclass)
  and o.schema is distinct from 'hbm_db' and o.identity not like '%seaql_migrations%'
  and not exists (select from pg_catalog.pg_depend x
                  where x.classid = r.class and x.objid = r.object and x.deptype = 'e')
union all
select pg_catalog.format('setting of the database: %s', s.setconfig)
from pg_catalog.pg_db_role_setting s
where s.setdatabase = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())
order by 1
