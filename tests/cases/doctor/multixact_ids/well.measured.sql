values ('young', true, 400000000::bigint)
