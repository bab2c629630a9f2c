values (2000000000::bigint, 536870912::bigint)
