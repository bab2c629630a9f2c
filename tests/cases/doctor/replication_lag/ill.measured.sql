values ('standby far', 25.0::double precision, 'streaming, 12 MB behind in WAL', null::text, false),
       ('standby further', 86400.0, 'catchup, 12 GB behind in WAL', null, false)
