ALTER TABLE analytics_cache ADD CHECK (ttl > 0);
