-- +goose NO TRANSACTION
-- +goose Up
CREATE INDEX CONCURRENTLY contracts_by_employee ON contracts (employee_id);
CREATE INDEX CONCURRENTLY contracts_valid ON contracts USING gist (valid);

-- +goose Down
DROP INDEX CONCURRENTLY contracts_valid;
DROP INDEX CONCURRENTLY contracts_by_employee;
