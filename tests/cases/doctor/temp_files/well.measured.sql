values (5000::bigint, 5000000000::bigint, now() - interval '10 days')
