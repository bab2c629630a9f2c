values ('old', true, 1600000000::bigint), ('older than most', true, 1000000000), ('young', true, 200000000)
