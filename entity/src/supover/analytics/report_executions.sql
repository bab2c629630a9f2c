-- The document names executions and no labels; these are plain ones.
ALTER TABLE report_executions ADD CHECK (status IN ('PENDING', 'RUNNING', 'COMPLETED', 'FAILED'));
ALTER TABLE report_executions ADD CHECK (finished_at >= started_at);
