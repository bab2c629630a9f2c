values (100::bigint, 900::bigint, now() - interval '5 days', 600000000000::numeric)
