-- alone: settings are of the server
alter system set max_locks_per_transaction = 65;
select pg_reload_conf();
-- afterwards
alter system set max_locks_per_transaction = 64;
select pg_reload_conf();
select pg_sleep(0.3);
alter system reset max_locks_per_transaction;
select pg_reload_conf();
