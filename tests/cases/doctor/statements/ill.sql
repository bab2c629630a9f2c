-- alone: statistics are of the server
-- needs: shared_preload_libraries = pg_stat_statements
create schema watched;
create extension pg_stat_statements schema watched;
do $$ begin perform watched.pg_stat_statements_reset(); end $$;
select count(*) from generate_series(1, 2000000);
