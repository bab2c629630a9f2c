--- before
create table t (a timestamp default now()); insert into t values ('2025-01-01 12:00');
--- desired
create table t (a timestamptz default now());
