-- alone: settings are of the server
alter system set autovacuum = on;
select pg_reload_conf();
-- afterwards
alter system reset autovacuum;
select pg_reload_conf();
