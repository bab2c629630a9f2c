-- The roles that the connected database names, and those that they are members of. What belongs to the role that made the
-- cluster is not in pg_shdepend, as that role cannot be dropped.
with recursive here as (
    select d.oid, d.datdba from pg_catalog.pg_database d where d.datname = pg_catalog.current_database()
), named (id) as (
    select s.refobjid
    from pg_catalog.pg_shdepend s, here h
    where s.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass
      and (s.dbid = h.oid or s.classid = 'pg_catalog.pg_database'::pg_catalog.regclass and s.objid = h.oid)
    union
    select h.datdba from here h
    union
    select 10 where exists (select from pg_catalog.pg_class c where c.relowner = 10 and c.oid >= 16384)
       or exists (select from pg_catalog.pg_proc p where p.proowner = 10 and p.oid >= 16384)
       or exists (select from pg_catalog.pg_namespace n where n.nspowner = 10 and n.oid >= 16384)
       or exists (select from pg_catalog.pg_type t where t.typowner = 10 and t.oid >= 16384)
), above (id, depth) as (
    select n.id, 0 from named n
    union
    select m.roleid, a.depth + 1 from above a join pg_catalog.pg_auth_members m on m.member = a.id where a.depth < 100
), ranked as (
    select a.id, pg_catalog.max(a.depth) as depth from above a group by a.id
)
select r.rolname as name,
       r.oid = 10 or exists (select from here h where h.datdba = r.oid)
           or exists (select from pg_catalog.pg_shdepend s, here h
                      where s.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass and s.refobjid = r.oid
                        and s.dbid = h.oid and s.deptype = 'o') as owns,
       r.rolname like 'pg\_%' as predefined,
       pg_catalog.concat_ws(' ', pg_catalog.format('create role %I with', r.rolname),
           case when r.rolsuper then 'superuser' else 'nosuperuser' end,
           case when r.rolinherit then 'inherit' else 'noinherit' end,
           case when r.rolcreaterole then 'createrole' else 'nocreaterole' end,
           case when r.rolcreatedb then 'createdb' else 'nocreatedb' end,
           case when r.rolcanlogin then 'login' else 'nologin' end,
           case when r.rolreplication then 'replication' else 'noreplication' end,
           case when r.rolbypassrls then 'bypassrls' else 'nobypassrls' end,
           'connection limit ' || r.rolconnlimit,
           'valid until ' || pg_catalog.quote_literal(r.rolvaliduntil)) as attributes,
       array(
           select s.sql from (
               select distinct 1 as place, pg_catalog.format('grant %I to %I', g.rolname, r.rolname)
                      || case when m.admin_option then ' with admin option' else '' end as sql
               from pg_catalog.pg_auth_members m
               join pg_catalog.pg_roles g on g.oid = m.roleid
               where m.member = r.oid
               union all
               select 2, pg_catalog.format('alter role %I set %s to %s', r.rolname, pg_catalog.split_part(e.entry, '=', 1),
                          case when pg_catalog.split_part(e.entry, '=', 1) in
                                    ('search_path', 'temp_tablespaces', 'session_preload_libraries', 'local_preload_libraries')
                               then pg_catalog.substr(e.entry, pg_catalog.strpos(e.entry, '=') + 1)
                               else pg_catalog.quote_literal(pg_catalog.substr(e.entry, pg_catalog.strpos(e.entry, '=') + 1)) end)
               from pg_catalog.pg_db_role_setting c
               cross join lateral pg_catalog.unnest(c.setconfig) as e (entry)
               where c.setdatabase = 0 and c.setrole = r.oid
           ) s order by s.place, s.sql
       ) as statements
from ranked k
join pg_catalog.pg_roles r on r.oid = k.id
order by k.depth desc, r.rolname
