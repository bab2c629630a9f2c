-- alone: settings are of the server
-- warning: 0
alter system set random_page_cost = 1.1;
select pg_reload_conf();
-- afterwards
alter system reset random_page_cost;
select pg_reload_conf();
