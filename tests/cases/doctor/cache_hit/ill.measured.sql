values (4000000::bigint, 1000000::bigint, now())
