-- warning: 1
-- critical: 900
-- session slow runs
select pg_sleep(60);
