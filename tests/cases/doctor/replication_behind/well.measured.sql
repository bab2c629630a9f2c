values ('standby near', 2000000::numeric, 'streaming, async', null::text, false)
