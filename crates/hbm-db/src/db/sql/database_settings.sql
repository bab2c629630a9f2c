-- What a copy of a database does not take along: owner, settings, privileges, security labels and comment. $from and $to
-- are literals.
select s.statement
from pg_catalog.pg_database d
cross join lateral (
    select 1 as place, pg_catalog.format('alter database %I owner to %I', $to, pg_catalog.pg_get_userbyid(d.datdba)) as statement
    union all
    -- A list is stored quoted as it is written; everything else is one text.
    select 3, pg_catalog.format('alter %s set %s to %s',
               case when c.setrole = 0 then pg_catalog.format('database %I', $to)
                    else pg_catalog.format('role %I in database %I', pg_catalog.pg_get_userbyid(c.setrole), $to) end,
               pg_catalog.split_part(e.entry, '=', 1),
               case when pg_catalog.split_part(e.entry, '=', 1) in
                         ('search_path', 'temp_tablespaces', 'session_preload_libraries', 'local_preload_libraries')
                    then pg_catalog.substr(e.entry, pg_catalog.strpos(e.entry, '=') + 1)
                    else pg_catalog.quote_literal(pg_catalog.substr(e.entry, pg_catalog.strpos(e.entry, '=') + 1)) end)
    from pg_catalog.pg_db_role_setting c
    cross join lateral pg_catalog.unnest(c.setconfig) as e (entry)
    where c.setdatabase = d.oid
    union all
    select 4, pg_catalog.format('revoke all on database %I from public', $to) where d.datacl is not null
    union all
    select 5, pg_catalog.format('grant %s on database %I to %s%s', a.privilege_type, $to,
               case when a.grantee = 0 then 'public' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) end,
               case when a.is_grantable then ' with grant option' else '' end)
    from pg_catalog.aclexplode(d.datacl) a
    where a.grantee <> d.datdba
    union all
    select 6, pg_catalog.format('comment on database %I is %L', $to, c.description)
    from pg_catalog.pg_shdescription c
    where c.classoid = 'pg_catalog.pg_database'::pg_catalog.regclass and c.objoid = d.oid
    union all
    select 7, pg_catalog.format('security label for %I on database %I is %L', l.provider, $to, l.label)
    from pg_catalog.pg_shseclabel l
    where l.classoid = 'pg_catalog.pg_database'::pg_catalog.regclass and l.objoid = d.oid
) s
where d.datname = $from
order by s.place, s.statement
