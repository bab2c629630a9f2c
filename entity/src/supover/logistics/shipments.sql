-- The timeline runs forwards; a missing time makes the comparison NULL, which passes.
ALTER TABLE shipments ADD CHECK (delivered_at >= dispatched_at);
