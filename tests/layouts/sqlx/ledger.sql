CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMPTZ NOT NULL DEFAULT now(),
    success BOOLEAN NOT NULL,
    checksum BYTEA NOT NULL,
    execution_time BIGINT NOT NULL
);

INSERT INTO _sqlx_migrations (version, description, installed_on, success, checksum, execution_time) VALUES
    (20240102090000, 'create shows', '2024-06-01 12:00:00+00', true,
     '\x9abb65cc1ef95f616639dbef8e39b52a99e2daed95dba29a0b5e10ceb822e5a8d23fd9bfadc7e4135165498e9d19111a', 4100000),
    (20240115120000, 'create plays', '2024-06-01 12:00:01+00', true,
     '\x6bb22edb16178b384552d6c1ed6d0fed360d00d33fc39c9e747b4f6d2229d1091a16350267f0817aea405fad82a90291', 5211111),
    (20240301080000, 'publish', '2024-06-01 12:00:02+00', true,
     '\x79fe55508ac15c4c67497d01dc9935c14796e10e68a348c76da68117cca31ea8c7029e407ebaf9275623543e1e4cee91', 6322222),
    (20240402070000, 'index plays', '2024-06-01 12:00:03+00', true,
     '\x5e93eb9549ea4ac4e55556b8d610a32bf34fdb3222e41dce9fe85cb65d036fd9ee9675ca7d1895d173d74aefa2c23f95', 7433333);
