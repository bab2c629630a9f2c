values ('standby near', 2.0::double precision, 'streaming, 12 kB behind in WAL', null::text, false)
