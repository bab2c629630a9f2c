-- Written by hand: what the schema file cannot say.
CREATE FUNCTION "touchPost"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    -- AddForeignKey; CreateTable; these words are a comment of the body.
    IF NEW."body" <> OLD."body" THEN
        NEW."editedAt" := CURRENT_TIMESTAMP;
    END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER "Post_touch" BEFORE UPDATE ON "Post" FOR EACH ROW EXECUTE FUNCTION "touchPost"();

CREATE MATERIALIZED VIEW "PostScore" AS
    SELECT p."id" AS "postId", count(*) FILTER (WHERE v."up") - count(*) FILTER (WHERE NOT v."up") AS "score"
    FROM "Post" p LEFT JOIN "Vote" v ON v."postId" = p."id"
    GROUP BY p."id";

CREATE UNIQUE INDEX "PostScore_postId_key" ON "PostScore"("postId");

-- CreateIndex
CREATE INDEX "Post_meta_idx" ON "Post" USING GIN ("meta");

INSERT INTO "Board" ("slug", "title") VALUES ('help', 'Help; questions'), ('news', 'News');
