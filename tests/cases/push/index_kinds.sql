--- before
create table t (a text, b int, j jsonb); create index gone on t (a);
--- desired
create table t (a text, b int, j jsonb);
create index on t using gin (j jsonb_path_ops);
create index on t (lower(a)) where b > 0;
create unique index on t (a, b desc nulls last) include (j);
create index on t using hash (b);
