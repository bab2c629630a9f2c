-- Our queries name their tables in the order to join them; looking for another costs more than it finds. To compile them
-- takes longer than they run.
set join_collapse_limit = 1;
set from_collapse_limit = 1;
set max_parallel_workers_per_gather = 0;
set jit = off;
