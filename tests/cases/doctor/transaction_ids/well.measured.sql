values ('young', true, 200000000::bigint), ('template0', false, 210000000)
