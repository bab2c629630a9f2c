-- Search by parts of a name: the operator class gin_trgm_ops.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
