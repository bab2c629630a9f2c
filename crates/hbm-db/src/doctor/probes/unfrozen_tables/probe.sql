-- Tables of this database by their age in transactions, or in multixacts, as a multiple of the age at which autovacuum has to
-- freeze them. What TOAST keeps is vacuumed with its table. Temporary tables only their own session can vacuum.
with settings as (
    select pg_catalog.current_setting('autovacuum_freeze_max_age')::bigint as xid,
           pg_catalog.current_setting('autovacuum_multixact_freeze_max_age')::bigint as mxid
),
own as (
    select c.oid, case when c.relkind = 't' then m.oid else c.oid end as main, c.relfrozenxid, c.relminmxid,
           pg_catalog.age(c.relfrozenxid)::bigint as xid_age, pg_catalog.mxid_age(c.relminmxid)::bigint as mxid_age,
           least(s.xid, case when c.reloptions is not null then
               (select pg_catalog.split_part(o, '=', 2)::bigint from pg_catalog.unnest(c.reloptions) o
                where o like 'autovacuum_freeze_max_age=%') end) as xid_most,
           least(s.mxid, case when c.reloptions is not null then
               (select pg_catalog.split_part(o, '=', 2)::bigint from pg_catalog.unnest(c.reloptions) o
                where o like 'autovacuum_multixact_freeze_max_age=%') end) as mxid_most
    from pg_catalog.pg_class c
    cross join settings s
    left join pg_catalog.pg_class m on c.relkind = 't' and m.reltoastrelid = c.oid
    where c.relkind in ('r', 'm', 't') and c.relfrozenxid <> '0'::pg_catalog.xid
),
worst as (
    select o.main, pg_catalog.max(o.xid_age) as xid_age, pg_catalog.max(o.mxid_age) as mxid_age,
           pg_catalog.max(greatest(o.xid_age::double precision / o.xid_most, o.mxid_age::double precision / o.mxid_most)) as figure
    from own o
    where o.main is not null
    group by o.main
)
select pg_catalog.format('%I.%I', n.nspname, c.relname) as object,
       w.figure as figure,
       pg_catalog.format('%s times the age', pg_catalog.round(w.figure::numeric, 1)) as shown,
       pg_catalog.format('%s transactions, %s multixacts old%s', w.xid_age, w.mxid_age,
                         case when c.relpersistence = 't' then '; a temporary table: its session has to end' end) as detail,
       (case when c.relpersistence <> 't' then
             pg_catalog.format('VACUUM (FREEZE, VERBOSE) %I.%I', n.nspname, c.relname) end)::text as mend,
       null::text as hidden
from worst w
join pg_catalog.pg_class c on c.oid = w.main
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where w.figure >= 1.2
order by 2 desc, 1
limit 100
