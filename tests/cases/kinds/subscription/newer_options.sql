--- since
16
--- before
create subscription sub_y connection 'host=nowhere' publication a with (connect = false, enabled = false, slot_name = none);
--- desired
create subscription sub_y connection 'host=nowhere' publication a with (connect = false, enabled = false, slot_name = none, disable_on_error = true, origin = none, run_as_owner = true, password_required = false, streaming = parallel);
--- holds
select subdisableonerr and suborigin = 'none' and subrunasowner from pg_subscription s join pg_database d on d.oid = subdbid where datname = current_database()
