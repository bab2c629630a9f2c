-- alone: settings are of the server
alter system set random_page_cost = 4;
select pg_reload_conf();
-- afterwards
alter system reset random_page_cost;
select pg_reload_conf();
