-- no-transaction
CREATE INDEX CONCURRENTLY plays_by_listener ON plays (listener_id, started_at DESC);
