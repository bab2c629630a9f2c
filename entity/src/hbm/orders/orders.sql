-- The milestones follow each other; a missing one makes the comparison NULL, which passes.
ALTER TABLE orders ADD CHECK (confirmed_at >= quoted_at);
ALTER TABLE orders ADD CHECK (completed_at >= production_started_at);
ALTER TABLE orders ADD CHECK (shipped_at >= completed_at);
ALTER TABLE orders ADD CHECK (delivered_at >= shipped_at);
