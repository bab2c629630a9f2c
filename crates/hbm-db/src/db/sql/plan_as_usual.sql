set local join_collapse_limit to default;
set local from_collapse_limit to default;
set local jit to default;
set local max_parallel_workers_per_gather to default
