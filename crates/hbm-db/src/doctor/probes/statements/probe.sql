-- From pg_stat_statements, where this database has it: statements of this database by their share of the time of execution. The
-- view is in a schema of the administrator's choice, and fails where its library is not loaded at start, so it is read by
-- query_to_xml, and only where its parameters are there. The answer comes back in hexadecimal, which no escaping of XML changes.
with extension as (
    select n.nspname, v.oid as view,
           exists (select from pg_catalog.pg_settings s where s.name = 'pg_stat_statements.max') as is_loaded,
           exists (select from pg_catalog.pg_attribute a
                   where a.attrelid = v.oid and a.attname = 'total_exec_time') as is_new,
           pg_catalog.has_schema_privilege(n.oid, 'usage') and pg_catalog.has_table_privilege(v.oid, 'select') as is_granted,
           not exists (select from pg_catalog.pg_locks l
                       where l.relation = v.oid and l.mode = 'AccessExclusiveLock' and l.pid is distinct from pg_catalog.pg_backend_pid()
                         and l.database = (select d.oid from pg_catalog.pg_database d
                                           where d.datname = pg_catalog.current_database())) as is_free
    from pg_catalog.pg_extension e
    join pg_catalog.pg_namespace n on n.oid = e.extnamespace
    join pg_catalog.pg_class v on v.relnamespace = n.oid and v.relname = 'pg_stat_statements'
    where e.extname = 'pg_stat_statements'
),
answer as (
    select case when x.is_loaded and x.is_new and x.is_granted and x.is_free then
        pg_catalog.query_to_xml(pg_catalog.format($q$
            with one as (
                select s.queryid, s.total_exec_time as ms, s.calls, s.rows,
                       pg_catalog.left(pg_catalog.regexp_replace(
                           pg_catalog.regexp_replace(s.query, '^(\s*--[^\n]*\n)+', ''), '\s+', ' ', 'g'), 100) as query
                from %I.pg_stat_statements s
                join pg_catalog.pg_database d on d.oid = s.dbid and d.datname = pg_catalog.current_database()
            )
            select pg_catalog.encode(pg_catalog.convert_to(pg_catalog.json_build_object(
                'hidden', (select pg_catalog.count(*) from one where queryid is null),
                'rows', (select coalesce(pg_catalog.json_agg(t), '[]')
                         from (select queryid::text as id, pg_catalog.min(query) as query, pg_catalog.sum(ms) as ms,
                                      pg_catalog.sum(calls) as calls, pg_catalog.sum(rows) as rows,
                                      100 * pg_catalog.sum(ms) / (select nullif(pg_catalog.sum(ms), 0) from one) as share
                               from one where queryid is not null
                               group by queryid order by pg_catalog.sum(ms) desc limit 20) t))::text,
                pg_catalog.getdatabaseencoding()), 'hex') as answer
        $q$, x.nspname), false, true, '')::text end as text,
        x.*
    from extension x
),
told as (
    select pg_catalog.convert_from(pg_catalog.decode(pg_catalog.substring(a.text, '<answer>([0-9a-f]*)</answer>'), 'hex'),
                                   pg_catalog.getdatabaseencoding())::json as json
    from answer a
    where a.text is not null
),
found as (
    select r.*
    from told t
    cross join lateral pg_catalog.json_to_recordset(t.json -> 'rows')
        as r (id text, query text, ms double precision, calls bigint, rows bigint, share double precision)
)
select pg_catalog.format('query %s', f.id) as object, f.share as figure,
       pg_catalog.format('%s %% of the time: %s s in %s calls, %s ms each', pg_catalog.round(f.share::numeric, 1),
                         pg_catalog.round((f.ms / 1000)::numeric, 1), f.calls,
                         pg_catalog.round((f.ms / greatest(f.calls, 1))::numeric, 2)) as shown,
       f.query::text as detail, null::text as mend, null::text as hidden
from found f
where f.share >= 5 and f.ms >= 100
union all
select null::text, null::double precision, null::text, null::text, null::text,
       pg_catalog.format('statements of other roles: GRANT pg_read_all_stats TO %I', current_user)
from told t
where (t.json ->> 'hidden')::bigint > 0
union all
select null::text, null::double precision, null::text, null::text, null::text,
       (case when not a.is_loaded then 'pg_stat_statements: the library is not in shared_preload_libraries'
             when not a.is_granted then pg_catalog.format('pg_stat_statements: GRANT USAGE ON SCHEMA %I TO %I', a.nspname, current_user)
             when not a.is_free then 'pg_stat_statements: another session is changing the extension'
             else 'pg_stat_statements: ALTER EXTENSION pg_stat_statements UPDATE' end)::text
from answer a
where a.text is null
order by 2 desc nulls last, 1
