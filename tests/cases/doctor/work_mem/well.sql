-- alone: settings are of the server
alter system set work_mem = '16MB';
select pg_reload_conf();
-- afterwards
alter system reset work_mem;
select pg_reload_conf();
