-- pg_authid is for superusers. A query that names it is refused to others as a whole, so it is run by query_to_xml, and only
-- where it may be; names come back in hexadecimal, which no escaping of XML changes.
with answer as (
    select case when pg_catalog.has_table_privilege('pg_catalog.pg_authid', 'select') then
        pg_catalog.query_to_xml($q$
            select pg_catalog.encode(pg_catalog.convert_to(
                       coalesce(pg_catalog.json_agg(r.rolname order by r.rolname), '[]')::text,
                       pg_catalog.getdatabaseencoding()), 'hex') as names
            from pg_catalog.pg_authid r
            where r.rolcanlogin and r.rolpassword like 'md5%'
        $q$, false, true, '')::text end as text
),
roles as (
    select n.name
    from answer a
    cross join lateral pg_catalog.json_array_elements_text(pg_catalog.convert_from(
        pg_catalog.decode(pg_catalog.substring(a.text, '<names>([0-9a-f]*)</names>'), 'hex'),
        pg_catalog.getdatabaseencoding())::json) as n (name)
)
select pg_catalog.format('role %I', r.name) as object, 1::double precision as figure, 'md5'::text as shown,
       'the password has to be set anew'::text as detail,
       pg_catalog.format('SET password_encryption = ''scram-sha-256''; \password %I', r.name) as mend,
       null::text as hidden
from roles r
union all
select 'password_encryption'::text, 1::double precision, 'md5'::text, 'new passwords become md5, too'::text,
       'ALTER SYSTEM SET password_encryption = ''scram-sha-256''; SELECT pg_reload_conf()'::text, null::text
from pg_catalog.pg_settings s
where s.name = 'password_encryption' and s.reset_val = 'md5'
union all
select null::text, null::double precision, null::text, null::text, null::text,
       pg_catalog.format('passwords of roles: a superuser sees them, or GRANT SELECT ON pg_catalog.pg_authid TO %I', current_user)
from answer a
where a.text is null
order by 2 desc nulls last, 1
limit 100
