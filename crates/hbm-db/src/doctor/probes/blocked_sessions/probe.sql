-- One row for each session that blocks others without being blocked itself: the root of the chain, with all who wait for it,
-- directly or not. pg_locks shows every role which processes wait, and since when, so nothing depends on what pg_stat_activity hides.
-- A prepared transaction holds locks without a session: pg_blocking_pids has 0 for it.
with recursive locks as materialized (
    select l.*
    from pg_catalog.pg_locks l
    where not l.granted or l.pid is null
),
waiting as materialized (
    select l.pid, pg_catalog.min(l.waitstart) as since
    from locks l
    where not l.granted and l.pid is not null
    group by l.pid
),
edges as materialized (
    select w.pid as waiter, b.pid as blocker
    from waiting w
    cross join lateral pg_catalog.unnest(pg_catalog.pg_blocking_pids(w.pid)) as b (pid)
    group by w.pid, b.pid
),
chain (waiter, blocker) as (
    select e.waiter, e.blocker from edges e
    union
    select c.waiter, e.blocker from chain c join edges e on e.waiter = c.blocker
),
-- Which prepared transactions hold what a session waits for. Each holds a lock on its own number, too, by which it is known.
prepared as materialized (
    select w.pid as waiter, x.gid
    from locks w
    join locks h on h.granted
        and (h.locktype, h.database, h.relation, h.page, h.tuple, h.transactionid, h.classid, h.objid, h.objsubid)
            is not distinct from
            (w.locktype, w.database, w.relation, w.page, w.tuple, w.transactionid, w.classid, w.objid, w.objsubid)
    join locks n on n.granted and n.locktype = 'transactionid' and n.virtualtransaction = h.virtualtransaction
    join pg_catalog.pg_prepared_xacts x on x.transaction = n.transactionid
    where not w.granted
    group by w.pid, x.gid
),
roots as (
    select c.waiter, c.blocker as root, null::text as gid
    from chain c
    where c.blocker <> 0 and not exists (select from edges e where e.waiter = c.blocker)
    union
    select t.waiter, 0, p.gid
    from prepared p
    join (select c.waiter, c.blocker from chain c union select e.waiter, e.waiter from edges e) t on t.blocker = p.waiter
    join edges e on e.waiter = p.waiter and e.blocker = 0
),
found as (
    select r.root, r.gid, pg_catalog.count(*) as waiters,
           greatest(extract(epoch from pg_catalog.clock_timestamp() - pg_catalog.min(w.since)), 0)::double precision as figure,
           pg_catalog.string_agg(r.waiter::text, ', ' order by w.since, r.waiter) as pids
    from roots r
    join waiting w on w.pid = r.waiter
    group by r.root, r.gid
)
select (case when f.gid is not null then pg_catalog.format('prepared transaction %L', f.gid)
             else pg_catalog.format('pid %s', f.root) end)::text as object,
       coalesce(f.figure, 0)::double precision as figure,
       pg_catalog.format('%s, %s', case when coalesce(f.figure, 0) < 120 then pg_catalog.format('%s s', pg_catalog.floor(coalesce(f.figure, 0)))
                when f.figure < 7200 then pg_catalog.format('%s min', pg_catalog.floor(f.figure / 60))
                else pg_catalog.format('%s h', pg_catalog.floor(f.figure / 3600)) end,
           case f.waiters when 1 then '1 session' else pg_catalog.format('%s sessions', f.waiters) end) as shown,
       pg_catalog.format('blocks pid %s; %s', pg_catalog.left(f.pids, 60),
           case when f.gid is not null then 'a prepared transaction that was not ended'
                when a.backend_type is null then 'its state is visible to members of pg_read_all_stats'
                else pg_catalog.format('%s%s: %s', coalesce(a.usename || ', ', ''), coalesce(a.state, a.backend_type),
                         pg_catalog.left(pg_catalog.regexp_replace(a.query, '\s+', ' ', 'g'), 100)) end) as detail,
       (case when f.gid is not null then pg_catalog.format('ROLLBACK PREPARED %L', f.gid)
             when coalesce(a.backend_type, 'client backend') <> 'client backend' then null
             when a.state = 'active' then pg_catalog.format('SELECT pg_cancel_backend(%s)', f.root)
             else pg_catalog.format('SELECT pg_terminate_backend(%s)', f.root) end)::text as mend,
       null::text as hidden
from found f
left join pg_catalog.pg_stat_activity a on a.pid = f.root
order by 2 desc, 1
limit 100
