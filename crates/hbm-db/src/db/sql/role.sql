-- What a role is, and what it can do itself or as any role that it is a member of. Which predefined roles there are
-- depends on the version; those left out here only watch.
with recursive roles (oid) as (
    select r.oid from pg_catalog.pg_roles r where r.rolname = $role
    union
    select m.roleid from roles join pg_catalog.pg_auth_members m on m.member = roles.oid
)
select r.rolcanlogin as login,
       -- Who may only administer it, as whoever made it since PostgreSQL 16, makes it no group.
       not r.rolcanlogin and exists (
           select from pg_catalog.pg_auth_members m
           where m.roleid = r.oid
             and not pg_catalog.to_jsonb(m) @> '{"inherit_option": false, "set_option": false}') as "group",
       (select pg_catalog.array_remove(array[
                   case when pg_catalog.bool_or(s.rolsuper) then 'SUPERUSER' end,
                   case when pg_catalog.bool_or(s.rolcreaterole) then 'CREATEROLE' end,
                   case when pg_catalog.bool_or(s.rolcreatedb) then 'CREATEDB' end,
                   case when pg_catalog.bool_or(s.rolreplication) then 'REPLICATION' end,
                   case when pg_catalog.bool_or(s.rolbypassrls) then 'BYPASSRLS' end], null)
               || pg_catalog.array_agg(s.rolname::pg_catalog.text order by s.rolname) filter (
                   where s.rolname like 'pg\_%'
                     and s.rolname not in ('pg_monitor', 'pg_read_all_settings', 'pg_read_all_stats', 'pg_stat_scan_tables'))
        from roles join pg_catalog.pg_roles s on s.oid = roles.oid) as powers,
       r.rolname = current_user as own,
       -- The first of what it owns, shared or in this database. What an application makes for itself while it runs is
       -- left out: large objects and temporary tables; so is what is only kept with its name.
       pg_catalog.array_remove(array(
           select pg_catalog.pg_describe_object(o.classid, o.objid, o.objsubid)
           from (
               select d.classid, d.objid, d.objsubid
               from roles
               join pg_catalog.pg_shdepend d
                 on d.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass and d.refobjid = roles.oid
               where d.deptype = 'o'
                 and d.dbid in (0, (select b.oid from pg_catalog.pg_database b
                                    where b.datname = pg_catalog.current_database()))
                 and d.classid not in ('pg_catalog.pg_largeobject'::pg_catalog.regclass,
                                       'pg_catalog.pg_default_acl'::pg_catalog.regclass,
                                       'pg_catalog.pg_user_mapping'::pg_catalog.regclass)
                 and not exists (select from pg_catalog.pg_class c
                                 where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                                   and c.oid = d.objid and c.relpersistence = 't')
               order by d.dbid, d.classid, d.objid
               limit 4
           ) o), null) as owns
from pg_catalog.pg_roles r
where r.rolname = $role
