-- The document names a status and no labels; these are plain ones.
ALTER TABLE productions ADD CHECK (status IN ('PLANNED', 'IN_PRODUCTION', 'COMPLETED', 'CANCELLED'));
ALTER TABLE productions ADD CHECK (completed_at >= started_at);
