-- The program pg_checksums turns them on while the server is shut down; no statement does.
select null::text as object, 1::double precision as figure, 'off'::text as shown,
       'pg_checksums --enable turns them on while the server is shut down'::text as detail,
       null::text as mend, null::text as hidden
where pg_catalog.current_setting('data_checksums') = 'off'
