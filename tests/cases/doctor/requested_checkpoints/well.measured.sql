values (10::bigint, 900::bigint, now() - interval '5 days', 6000000000::numeric)
