-- left as it is: replica identity public.feed

-- drop index feed.feed_key
-- lock: AccessExclusive
DROP INDEX public.feed_key;

-- create index feed.feed_key
-- lock: Share
CREATE UNIQUE INDEX feed_key ON public.feed USING btree (slug, site);
