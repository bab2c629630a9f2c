-- +goose Up
INSERT INTO departments (name) VALUES ('Kitchen'), ('Service; bar');
INSERT INTO employees (department_id, name)
SELECT id, 'Head of ' || name FROM departments;
UPDATE departments d SET head_id = e.id -- a comment after the statement;
FROM employees e WHERE e.department_id = d.id;
COMMENT ON TABLE departments IS 'Who pays for whom';

-- +goose Down
COMMENT ON TABLE departments IS NULL;
UPDATE departments SET head_id = NULL;
DELETE FROM employees;
DELETE FROM departments;
