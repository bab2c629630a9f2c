-- warning: 1
-- critical: 900
-- session quick
select pg_sleep(0);
