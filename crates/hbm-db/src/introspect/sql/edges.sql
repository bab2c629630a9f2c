-- Who needs what, as addresses. What belongs to an extension stands for the extension. Namespaces are left out: they are made
-- before everything else. Columns that own sequences, and what partitions have of their tables, are facts.
select pg_catalog.json_agg(pg_catalog.json_build_array(
           d.classid::bigint, d.objid::bigint, d.objsubid,
           coalesce(e.refclassid, d.refclassid)::bigint, coalesce(e.refobjid, d.refobjid)::bigint,
           case when e.refobjid is null then d.refobjsubid else 0 end))
from pg_catalog.pg_depend d
left join (
    select m.classid, m.objid, m.refclassid, m.refobjid
    from pg_catalog.pg_depend m
    where m.deptype = 'e'
    union all
    -- An array type is of its elements' type, and no member itself.
    select m.classid, t.typarray, m.refclassid, m.refobjid
    from pg_catalog.pg_depend m
    join pg_catalog.pg_type t on t.oid = m.objid and t.typarray <> 0
    where m.deptype = 'e' and m.classid = 'pg_catalog.pg_type'::pg_catalog.regclass
) e on e.classid = d.refclassid and e.objid = d.refobjid
where d.deptype in ('n', 'a', 'i')
  and d.objid >= 16384
  and d.refclassid <> 'pg_catalog.pg_namespace'::pg_catalog.regclass
  and not (d.deptype in ('a', 'i') and d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objsubid = 0
           and d.objid in (select s.seqrelid from pg_catalog.pg_sequence s))
  and not (d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
           and (d.objid, d.refobjid) in (select i.inhrelid, i.inhparent from pg_catalog.pg_inherits i
                                         join pg_catalog.pg_index x on x.indexrelid = i.inhrelid))
  and not (d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass and d.refclassid = 'pg_catalog.pg_constraint'::pg_catalog.regclass)
