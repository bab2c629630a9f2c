-- Tables, or what TOAST keeps of them, with autovacuum_enabled off.
select pg_catalog.format('%I.%I', n.nspname, c.relname) as object, 1::double precision as figure,
       (case when x.whole then 'autovacuum_enabled = off' else 'toast.autovacuum_enabled = off' end)::text as shown,
       (case when c.reltuples >= 0 then pg_catalog.format('about %s rows', c.reltuples::bigint) end)::text as detail,
       pg_catalog.format('ALTER TABLE %I.%I RESET (%s)', n.nspname, c.relname,
                         pg_catalog.concat_ws(', ', case when x.whole then 'autovacuum_enabled' end,
                                              case when x.toast then 'toast.autovacuum_enabled' end)) as mend,
       null::text as hidden
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_class t on t.oid = c.reltoastrelid
cross join lateral (
    select exists (select from pg_catalog.unnest(c.reloptions) o
                   where o like 'autovacuum_enabled=%' and not pg_catalog.split_part(o, '=', 2)::boolean) as whole,
           exists (select from pg_catalog.unnest(t.reloptions) o
                   where o like 'autovacuum_enabled=%' and not pg_catalog.split_part(o, '=', 2)::boolean) as toast
) x
where c.relkind in ('r', 'm') and (c.reloptions is not null or t.reloptions is not null) and (x.whole or x.toast)
order by c.reltuples desc, 1
limit 100
