CREATE TABLE _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
);

INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at, applied_steps_count) VALUES
    ('6d1c3f0e-2f5b-4f4e-8a53-000000000000', 'f9e44278b82a62f82ce2ac95d6e7e2e2461720c5b3747798e1ad1e32509718c8',
     '2024-06-01 12:00:00.75+00', '20240105101112_init', NULL, NULL, '2024-06-01 12:00:00.5+00', 1),
    ('6d1c3f0e-2f5b-4f4e-8a53-000000000001', '5beaa1de437eb421528531ea0a0b730f17af46971337e8f7ef25d3369dc5e582',
     '2024-06-01 12:00:01.75+00', '20240211140000_votes_tags_and_answers', NULL, NULL, '2024-06-01 12:00:01.5+00', 1),
    ('6d1c3f0e-2f5b-4f4e-8a53-000000000002', '1935b979fec69ba3c32f94a3e977de13b1e65df17024145a8ef6574b3419723f',
     '2024-06-01 12:00:02.75+00', '20240322093000_edited_at_and_scores', NULL, NULL, '2024-06-01 12:00:02.5+00', 1),
    ('6d1c3f0e-2f5b-4f4e-8a53-000000000003', '70745cac2595a9db30972d204b598a44b04888d4827418b2fc893d20db86d08d',
     '2024-06-01 12:00:03.75+00', '20240401070000_index_posts_by_author', NULL, NULL, '2024-06-01 12:00:03.5+00', 1);
