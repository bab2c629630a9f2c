CREATE TABLE "public"."flyway_schema_history" (
    "installed_rank" INT NOT NULL,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INTEGER,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TIMESTAMP NOT NULL DEFAULT now(),
    "execution_time" INTEGER NOT NULL,
    "success" BOOLEAN NOT NULL
);
ALTER TABLE "public"."flyway_schema_history" ADD CONSTRAINT "flyway_schema_history_pk" PRIMARY KEY ("installed_rank");
CREATE INDEX "flyway_schema_history_s_idx" ON "public"."flyway_schema_history" ("success");

INSERT INTO "public"."flyway_schema_history" VALUES
    (1, '1', 'create patients', 'SQL', 'V1__create_patients.sql', -474772439, 'postgres', '2024-06-01 12:00:00', 20, true),
    (2, '1.1', 'add visits', 'SQL', 'V1.1__add_visits.sql', 902114884, 'postgres', '2024-06-01 12:00:01', 21, true),
    (3, '2', 'prescriptions', 'SQL', 'V2__prescriptions.sql', 2068548449, 'postgres', '2024-06-01 12:00:02', 22, true),
    (4, '10', 'index visits', 'SQL', 'V10__index_visits.sql', -1861120233, 'postgres', '2024-06-01 12:00:03', 23, true),
    (5, NULL, 'view', 'SQL', 'R__view.sql', 625491360, 'postgres', '2024-06-01 12:00:04', 24, true);
