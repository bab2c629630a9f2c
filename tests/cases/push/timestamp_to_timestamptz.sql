--- before
create table t (a timestamp default now()); insert into t values ('2025-01-01 12:00');
--- flags
--accept change_type:t.a
--- desired
create table t (a timestamptz default now());
