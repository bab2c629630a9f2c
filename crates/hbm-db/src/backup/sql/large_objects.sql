with recursive piece (id, at, hash, whole) as (
    select m.oid, 0::pg_catalog.int8, pg_catalog.sha256(l.data), pg_catalog.length(l.data) = 1048576
    from pg_catalog.pg_largeobject_metadata m
    cross join lateral (select pg_catalog.lo_get(m.oid, 0, 1048576) as data) l
    union all
    select p.id, p.at + 1048576, pg_catalog.sha256(l.data), pg_catalog.length(l.data) = 1048576
    from piece p
    cross join lateral (select pg_catalog.lo_get(p.id, p.at + 1048576, 1048576) as data) l
    where p.whole
)
select p.id::pg_catalog.text || ' ' || p.at::pg_catalog.text || ' ' || pg_catalog.encode(p.hash, 'hex') as v from piece p
