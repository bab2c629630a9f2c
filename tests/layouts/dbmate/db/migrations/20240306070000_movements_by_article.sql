-- migrate:up transaction:false
CREATE INDEX CONCURRENTLY movements_by_article ON stock.movements (article_id, moved_at);

-- migrate:down transaction:false
DROP INDEX CONCURRENTLY stock.movements_by_article;
