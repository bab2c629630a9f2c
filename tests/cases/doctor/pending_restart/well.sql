-- alone: settings are of the server
alter system set deadlock_timeout = '2s';
select pg_reload_conf();
-- afterwards
alter system reset deadlock_timeout;
select pg_reload_conf();
