values ('standby far', 500000000::numeric, 'streaming, async', null::text, false),
       ('standby further', 50000000000, 'catchup, async', null, false)
