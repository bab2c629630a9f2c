CREATE SCHEMA drizzle;

CREATE TABLE "drizzle"."__drizzle_migrations" (
    id SERIAL PRIMARY KEY,
    hash text NOT NULL,
    created_at bigint
);

INSERT INTO "drizzle"."__drizzle_migrations" ("hash", "created_at") VALUES
    ('a8fe9b1a2eee2d6b77f057274bd2f1c976720c6013b4fa0356b08e0949052373', 1704879000123),
    ('c9c115d25511d12e1bf88978b368d63f7a6997dbfd72e1260cb6a385dbb775f6', 1706781600456),
    ('f5729958c0635beaea4bf090d5b3b8100a73c54a5ea89f11ec2824682f3d11a9', 1709373600789);
