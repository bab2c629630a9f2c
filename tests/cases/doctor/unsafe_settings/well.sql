-- alone: settings are of the server
alter system set full_page_writes = on;
select pg_reload_conf();
-- afterwards
alter system reset full_page_writes;
select pg_reload_conf();
