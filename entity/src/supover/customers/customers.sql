-- Search by the beginning, in any case: WHERE lower(email) LIKE lower($1) || '%'.
CREATE INDEX ON customers (lower(email) text_pattern_ops);
