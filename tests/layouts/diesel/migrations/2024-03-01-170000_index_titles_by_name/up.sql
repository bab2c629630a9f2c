CREATE INDEX CONCURRENTLY titles_by_name ON titles (name varchar_pattern_ops);
