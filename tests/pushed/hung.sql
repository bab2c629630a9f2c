-- What hangs on what, as lines of text: dependencies, comments, privileges, owners, parameters and marks.
--
-- Not in it: our own tables, and what PostgreSQL names by numbers (TOAST tables, the triggers of keys).
with own as (
    select c.*, pg_describe_object('pg_class'::regclass, c.oid, 0) as name from pg_class c where c.oid >= 16384
), lines (line) as (
    select format('depends: %s on %s (%s)', pg_describe_object(classid, objid, objsubid),
                  pg_describe_object(refclassid, refobjid, refobjsubid), deptype)
    from pg_depend where objid >= 16384
    union all
    select format('depends: %s on %s (%s)', pg_describe_object(classid, objid, objsubid),
                  pg_describe_object(refclassid, refobjid, 0), deptype)
    from pg_shdepend where dbid = (select oid from pg_database where datname = current_database()) and objid >= 16384
    union all
    select format('comment: %s %s', pg_describe_object(classoid, objoid, objsubid), description)
    from pg_description where objoid >= 16384
    union all
    select format('owner: %s %s', name, relowner::regrole) from own
    union all
    select format('privilege: %s %s%s to %s by %s', pg_describe_object(class, oid, sub), acl.privilege_type,
                  case when acl.is_grantable then ' grantable' end, case when acl.grantee = 0 then 'public' else acl.grantee::regrole::text end,
                  acl.grantor::regrole)
    from (select 'pg_class'::regclass::oid, oid, 0, coalesce(relacl, acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner))
          from pg_class where relkind in ('r', 'p', 'v', 'm', 'f', 'S')
          union all select 'pg_class'::regclass, attrelid, attnum, attacl from pg_attribute where not attisdropped
          union all select 'pg_proc'::regclass, oid, 0, coalesce(proacl, acldefault('f', proowner)) from pg_proc
          union all select 'pg_type'::regclass, oid, 0, coalesce(typacl, acldefault('T', typowner)) from pg_type where typrelid = 0 and typelem = 0
          union all select 'pg_namespace'::regclass, oid, 0, coalesce(nspacl, acldefault('n', nspowner)) from pg_namespace
          union all select 'pg_language'::regclass, oid, 0, coalesce(lanacl, acldefault('l', lanowner)) from pg_language
          union all select 'pg_foreign_data_wrapper'::regclass, oid, 0, coalesce(fdwacl, acldefault('F', fdwowner)) from pg_foreign_data_wrapper
          union all select 'pg_foreign_server'::regclass, oid, 0, coalesce(srvacl, acldefault('S', srvowner)) from pg_foreign_server
          union all select 'pg_default_acl'::regclass, oid, 0, defaclacl from pg_default_acl) held (class, oid, sub, acls),
         aclexplode(acls) acl
    where oid >= 16384
    union all
    select format('table: %s parameters %s replica %s row security %s %s', name, reloptions, relreplident, relrowsecurity, relforcerowsecurity)
    from own
    union all
    select format('column: %s statistics %s storage %s compression %s parameters %s local %s parents %s',
                  pg_describe_object('pg_class'::regclass, attrelid, attnum), coalesce(attstattarget, -1), attstorage, attcompression,
                  attoptions, attislocal, attinhcount)
    from pg_attribute where attrelid >= 16384 and attnum > 0 and not attisdropped
    union all
    select format('index: %s clustered %s replica %s valid %s', pg_describe_object('pg_class'::regclass, indexrelid, 0), indisclustered,
                  indisreplident, indisvalid)
    from pg_index where indexrelid >= 16384
    union all
    select format('constraint: %s local %s parents %s valid %s', pg_describe_object('pg_constraint'::regclass, oid, 0), conislocal,
                  coninhcount, convalidated)
    from pg_constraint where oid >= 16384
    union all
    select format('trigger: %s %s', pg_describe_object('pg_trigger'::regclass, oid, 0), tgenabled) from pg_trigger where oid >= 16384
    union all
    select format('rule: %s %s', pg_describe_object('pg_rewrite'::regclass, oid, 0), ev_enabled) from pg_rewrite where oid >= 16384
    union all
    select format('statistics: %s %s', pg_describe_object('pg_statistic_ext'::regclass, oid, 0), coalesce(stxstattarget, -1))
    from pg_statistic_ext
    union all
    select format('routine: %s %s %s', pg_describe_object('pg_proc'::regclass, oid, 0), proconfig, prosecdef) from pg_proc where oid >= 16384
)
select distinct line from lines
where line !~ '(hbm_db|pg_toast|_ConstraintTrigger_)'
order by line;
