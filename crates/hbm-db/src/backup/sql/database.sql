-- The connected database. Where a column depends on the version of the server, it is looked for by its name.
select d.datname as name,
       case when pg_catalog.has_database_privilege(d.oid, 'connect') then pg_catalog.pg_database_size(d.oid) end as size,
       pg_catalog.pg_encoding_to_char(d.encoding) as encoding,
       d.datcollate as collation, d.datctype as character_type,
       coalesce(pg_catalog.to_jsonb(d) ->> 'datlocprovider', 'c') as provider,
       coalesce(pg_catalog.to_jsonb(d) ->> 'datlocale', pg_catalog.to_jsonb(d) ->> 'daticulocale') as locale,
       d.datconnlimit as connection_limit
from pg_catalog.pg_database d
where d.datname = pg_catalog.current_database()
