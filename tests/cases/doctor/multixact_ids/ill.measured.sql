values ('old', true, 1600000000::bigint), ('older', true, 1000000000), ('young', true, 400000000)
