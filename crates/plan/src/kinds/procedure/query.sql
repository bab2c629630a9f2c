select 'pg_catalog.pg_proc'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       p.oid::bigint as oid,
       array[m.nspname, p.proname] as path,
       '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')' as signature,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'arguments', nullif(pg_catalog.pg_get_function_arguments(p.oid), ''),
           'names', p.proargnames,
           'modes', p.proargmodes,
           'row', case when p.proargmodes && array['o', 'b']::"char"[]
               then pg_catalog.pg_get_function_identity_arguments(p.oid) end,
           'defaults', nullif(p.pronargdefaults, 0),
           'polymorphic', case when p.pronargdefaults > 0 then
               (select true from unnest(p.proargtypes) as a (type)
                join pg_catalog.pg_type t on t.oid = a.type and t.typtype = 'p' limit 1) end,
           'language', l.lanname,
           'body', case when p.prosqlbody is null then p.prosrc end,
           'library', p.probin,
           'parsed_body', pg_catalog.pg_get_function_sqlbody(p.oid),
           'transforms', case when p.protrftypes is not null then
               (select pg_catalog.json_agg(pg_catalog.format_type(a.type, null) order by a.place)
                from unnest(p.protrftypes) with ordinality as a (type, place)) end,
           'security_definer', nullif(p.prosecdef, false),
           'settings', p.proconfig)) as facts,
       -- As DROP takes it beyond doubt: with modes, as an OUT argument is part of a procedure's name in standard SQL.
       pg_catalog.json_build_object('calls_itself', p.prosqlbody is not null and exists (
           select from pg_catalog.pg_depend d
           where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid
             and d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.refobjid = p.oid), 'called', coalesce(
           (select pg_catalog.string_agg(case a.mode when 'o' then 'OUT ' when 'b' then 'INOUT ' when 'v' then 'VARIADIC '
                                              else 'IN ' end || pg_catalog.format_type(a.type, null), ', ' order by a.place)
            from unnest(coalesce(p.proallargtypes, p.proargtypes::pg_catalog.oid[]), p.proargmodes)
                 with ordinality as a (type, mode, place)), '')) as aside,
       pg_catalog.pg_get_userbyid(p.proowner) as owner,
       p.proacl as acl,
       t.needs
from pg_catalog.pg_proc p
join managed m on m.oid = p.pronamespace
join pg_catalog.pg_language l on l.oid = p.prolang
left join lateral (
    select pg_catalog.json_agg(pg_catalog.json_build_array(
               'pg_catalog.pg_transform'::pg_catalog.regclass::pg_catalog.oid::bigint, t.oid::bigint, 0)) as needs
    from pg_catalog.pg_transform t
    where t.trflang = p.prolang and t.trftype = any (p.protrftypes)
) t on p.protrftypes is not null
where p.oid >= 16384 and p.prokind = 'p'
  -- Those of a multirange are the type's business.
  and p.oid not in (select d.objid from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.deptype = 'i')
  and p.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass)
