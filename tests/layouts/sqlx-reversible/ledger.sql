CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMPTZ NOT NULL DEFAULT now(),
    success BOOLEAN NOT NULL,
    checksum BYTEA NOT NULL,
    execution_time BIGINT NOT NULL
);

INSERT INTO _sqlx_migrations (version, description, installed_on, success, checksum, execution_time) VALUES
    (20240110060000, 'create vehicles', '2024-06-01 12:00:00+00', true,
     '\x6b7141068927a7ed20c3f192213000c66b83263d74ed89f863e2c9b235ae052168948b64837949f20042fa3fdcb36fa0', 4100000),
    (20240205060000, 'create trips', '2024-06-01 12:00:01+00', true,
     '\x78ff2ca5939b8c337ebb575b7f0bdb6fd12099541a02ebaa40e99232c00f4ff3f0073b1a6ddfe31ba04da3e7ba8c44fa', 5211111),
    (20240310060000, 'inspections', '2024-06-01 12:00:02+00', true,
     '\xbaa1086b0bd4f0634a38bda1470f97a9c6276f6db058b7e6c9c9c140071153fb75f83d99ca550a1193f341a08d5278b2', 6322222),
    (20240315060000, 'trips by driver', '2024-06-01 12:00:03+00', true,
     '\x998512603de604ffa2dcd3fccfd16c1469bd927480101731e32e3e19c1e5459a0f7f84fe03c90460d8ce347e203a9884', 7433333);
