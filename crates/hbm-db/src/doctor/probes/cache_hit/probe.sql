-- Of this database, since its statistics were reset; nothing where too little was read to tell.
with measured (hit, read, since) as (
    select d.blks_hit, d.blks_read, d.stats_reset
    from pg_catalog.pg_stat_database d
    where d.datname = pg_catalog.current_database()
)
select null::text as object,
       (100.0 * m.read / (m.hit + m.read))::double precision as figure,
       pg_catalog.format('%s %% of %s blocks', pg_catalog.round(100.0 * m.read / (m.hit + m.read), 1), m.hit + m.read) as shown,
       pg_catalog.format('shared_buffers is %s; counted since %s', pg_catalog.current_setting('shared_buffers'),
                         coalesce(pg_catalog.date_trunc('second', m.since)::text, 'the database was made')) as detail,
       null::text as mend,
       null::text as hidden
from measured m
where m.read >= 100000 and m.hit + m.read >= 1000000 and m.read * 20 >= m.hit + m.read
