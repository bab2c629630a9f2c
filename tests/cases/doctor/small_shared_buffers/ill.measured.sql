values (2000000000::bigint, 134217728::bigint)
