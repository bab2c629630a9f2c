-- What target_session_attrs asks for: whether the server is a standby, and whether the session takes no writes.
select pg_catalog.pg_is_in_recovery(), pg_catalog.current_setting('transaction_read_only')::bool;
