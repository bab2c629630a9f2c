select 'pg_catalog.pg_ts_config'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       c.oid::bigint as oid,
       array[m.nspname, c.cfgname] as path,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'parser', pg_catalog.format('%I.%I', n.nspname, p.prsname),
           'mappings', maps.mappings)) as facts,
       pg_catalog.pg_get_userbyid(c.cfgowner) as owner
from managed m
join pg_catalog.pg_ts_config c on c.cfgnamespace = m.oid
join pg_catalog.pg_ts_parser p on p.oid = c.cfgparser
join pg_catalog.pg_namespace n on n.oid = p.prsnamespace
-- The dictionaries of each type of token, in their order.
left join (
    select one.mapcfg,
           pg_catalog.json_object_agg(one.alias, one.dictionaries
                                      order by one.alias collate pg_catalog."C") as mappings
    from (
        select s.mapcfg, k.alias,
               pg_catalog.json_agg(pg_catalog.format('%I.%I', dn.nspname, d.dictname)
                                   order by s.mapseqno) as dictionaries
        from managed cm
        join pg_catalog.pg_ts_config cc on cc.cfgnamespace = cm.oid
        join pg_catalog.pg_ts_config_map s on s.mapcfg = cc.oid
        join (
            select used.cfgparser, types.tokid, types.alias
            from (select distinct uc.cfgparser
                  from managed um
                  join pg_catalog.pg_ts_config uc on uc.cfgnamespace = um.oid) used
            cross join lateral pg_catalog.ts_token_type(used.cfgparser) types
        ) k on k.cfgparser = cc.cfgparser and k.tokid = s.maptokentype
        join pg_catalog.pg_ts_dict d on d.oid = s.mapdict
        join pg_catalog.pg_namespace dn on dn.oid = d.dictnamespace
        group by s.mapcfg, k.alias
    ) one
    group by one.mapcfg
) maps on maps.mapcfg = c.oid
where c.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_ts_config'::pg_catalog.regclass)
