select 'pg_catalog.pg_proc'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       p.oid::bigint as oid,
       array[m.nspname, p.proname] as path,
       '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')' as signature,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'arguments', nullif(pg_catalog.pg_get_function_arguments(p.oid), ''),
           'inputs', p.proargnames,
           'returns', pg_catalog.format_type(p.prorettype, null),
           'kind', nullif(a.aggkind, 'n'),
           'direct', nullif(a.aggnumdirectargs, 0),
           'transition', a.aggtransfn::pg_catalog.text,
           'state', pg_catalog.format_type(a.aggtranstype, null),
           'state_size', nullif(a.aggtransspace, 0),
           'final', case when a.aggfinalfn::pg_catalog.oid <> 0 then a.aggfinalfn::pg_catalog.text end,
           'final_extra', nullif(a.aggfinalextra, false),
           'final_modify', nullif(a.aggfinalmodify, case a.aggkind when 'n' then 'r' else 'w' end::"char"),
           'combine', case when a.aggcombinefn::pg_catalog.oid <> 0 then a.aggcombinefn::pg_catalog.text end,
           'serialize', case when a.aggserialfn::pg_catalog.oid <> 0 then a.aggserialfn::pg_catalog.text end,
           'deserialize', case when a.aggdeserialfn::pg_catalog.oid <> 0 then a.aggdeserialfn::pg_catalog.text end,
           'initial', a.agginitval,
           'moving_transition', case when a.aggmtransfn::pg_catalog.oid <> 0 then a.aggmtransfn::pg_catalog.text end,
           'moving_inverse', case when a.aggminvtransfn::pg_catalog.oid <> 0 then a.aggminvtransfn::pg_catalog.text end,
           'moving_state', case when a.aggmtranstype <> 0 then pg_catalog.format_type(a.aggmtranstype, null) end,
           'moving_state_size', nullif(a.aggmtransspace, 0),
           'moving_final', case when a.aggmfinalfn::pg_catalog.oid <> 0 then a.aggmfinalfn::pg_catalog.text end,
           'moving_final_extra', nullif(a.aggmfinalextra, false),
           'moving_final_modify', nullif(a.aggmfinalmodify, case a.aggkind when 'n' then 'r' else 'w' end::"char"),
           'moving_initial', a.aggminitval,
           'sort_operator', case when o.oid is not null then
               pg_catalog.format('OPERATOR(%I.%s)', s.nspname, o.oprname) end,
           'parallel', nullif(p.proparallel, 'u'))) as facts,
       pg_catalog.json_build_object(
           'called', pg_catalog.pg_get_function_identity_arguments(p.oid)) as aside,
       pg_catalog.pg_get_userbyid(p.proowner) as owner,
       p.proacl as acl
from pg_catalog.pg_proc p
join pg_catalog.pg_aggregate a on a.aggfnoid = p.oid
join managed m on m.oid = p.pronamespace
left join pg_catalog.pg_operator o on o.oid = a.aggsortop
left join pg_catalog.pg_namespace s on s.oid = o.oprnamespace
where p.oid >= 16384 and p.prokind = 'a'
  -- Those of a multirange are the type's business.
  and p.oid not in (select d.objid from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.deptype = 'i')
  and p.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass)
