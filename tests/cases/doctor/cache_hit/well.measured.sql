values (40000000::bigint, 1000000::bigint, now())
