--- before
create subscription alters connection '' publication a, b with (connect = false, slot_name = none, binary);
comment on subscription alters is 'old';
--- desired
create subscription alters connection '' publication a, "C" with (connect = false, slot_name = none, streaming = on, synchronous_commit = local);
create subscription made connection '' publication a with (connect = false, slot_name = none, binary);
comment on subscription alters is 'new';
