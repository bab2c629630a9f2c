values (5000::bigint, 500000000000::bigint, now() - interval '10 days')
