-- Written by `hbm-db pull --entities`, digest fcbc26b78f44cfff
CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;

COMMENT ON EXTENSION citext IS 'data type for case-insensitive character strings';
