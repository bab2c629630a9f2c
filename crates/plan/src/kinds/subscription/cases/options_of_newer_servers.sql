--- before
create subscription alters connection '' publication a with (connect = false, slot_name = none, origin = none, run_as_owner);
--- desired
create subscription alters connection '' publication a with (connect = false, slot_name = none, disable_on_error, password_required = false, streaming = parallel);
create subscription made connection '' publication a with (connect = false, slot_name = none, two_phase, origin = none, streaming = off);
--- since
16
