--- before
create subscription s connection '' publication a with (connect = false, slot_name = none);
--- desired
create subscription s connection '' publication a with (connect = false, slot_name = none, two_phase);
--- exit
4
--- says
two_phase of subscription s cannot be changed
--- since
15
--- one way
it is refused in this direction as well
