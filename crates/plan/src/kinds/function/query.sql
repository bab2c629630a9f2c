select 'pg_catalog.pg_proc'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       p.oid::bigint as oid,
       array[m.nspname, p.proname] as path,
       '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')' as signature,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'arguments', nullif(pg_catalog.pg_get_function_arguments(p.oid), ''),
           'names', p.proargnames,
           'modes', p.proargmodes,
           'row', case when p.prorettype = 'pg_catalog.record'::pg_catalog.regtype and p.proargmodes && array['o', 'b']::"char"[]
               then pg_catalog.pg_get_function_identity_arguments(p.oid) end,
           'defaults', nullif(p.pronargdefaults, 0),
           'polymorphic', case when p.pronargdefaults > 0 then
               (select true from unnest(p.proargtypes) as a (type)
                join pg_catalog.pg_type t on t.oid = a.type and t.typtype = 'p' limit 1) end,
           'returns', pg_catalog.pg_get_function_result(p.oid),
           'language', l.lanname,
           'body', case when p.prosqlbody is null then p.prosrc end,
           'library', p.probin,
           'parsed_body', pg_catalog.pg_get_function_sqlbody(p.oid),
           'transforms', case when p.protrftypes is not null then
               (select pg_catalog.json_agg(pg_catalog.format_type(a.type, null) order by a.place)
                from unnest(p.protrftypes) with ordinality as a (type, place)) end,
           'window', nullif(p.prokind = 'w', false),
           'volatility', nullif(p.provolatile, 'v'),
           'strict', nullif(p.proisstrict, false),
           'leakproof', nullif(p.proleakproof, false),
           'parallel', nullif(p.proparallel, 'u'),
           'security_definer', nullif(p.prosecdef, false),
           'cost', nullif(p.procost, case when l.lanname in ('c', 'internal') then 1 else 100 end::pg_catalog.float4)::pg_catalog.text,
           'rows', nullif(p.prorows, case when p.proretset then 1000 else 0 end::pg_catalog.float4)::pg_catalog.text,
           'support', case when p.prosupport::pg_catalog.oid <> 0 then p.prosupport::pg_catalog.regproc::pg_catalog.text end,
           'settings', p.proconfig)) as facts,
       case when p.prosqlbody is not null then pg_catalog.json_build_object('calls_itself', exists (
           select from pg_catalog.pg_depend d
           where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid
             and d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.refobjid = p.oid)) end as aside,
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
where p.oid >= 16384 and p.prokind in ('f', 'w')
  -- Constructors of a range are the range's business.
  and p.oid not in (select d.objid from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.deptype = 'i')
  and p.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass)
