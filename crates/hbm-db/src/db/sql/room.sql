-- For how many locks the server has room, per lock that a transaction is promised, and what it is promised now (manual,
-- max_locks_per_transaction). Which processes may hold locks depends on the version.
select pg_catalog.current_setting('max_locks_per_transaction')::int as promised,
       (select pg_catalog.sum(s.setting::int) + 1
        from pg_catalog.pg_settings s
        where s.name in ('max_connections', 'max_prepared_transactions', 'max_worker_processes', 'max_wal_senders',
                         'autovacuum_max_workers'))::int as processes
