CREATE TYPE show_state AS ENUM ('draft', 'live', 'ended');

CREATE TABLE hosts (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL,
    email text NOT NULL UNIQUE
);

CREATE TABLE shows (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    host_id uuid NOT NULL REFERENCES hosts (id),
    title text NOT NULL,
    state show_state NOT NULL DEFAULT 'draft',
    feed_url text NOT NULL UNIQUE
);

CREATE TABLE episodes (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    show_id uuid NOT NULL REFERENCES shows (id) ON DELETE CASCADE,
    number integer NOT NULL,
    title text NOT NULL,
    notes text NOT NULL DEFAULT '',
    seconds integer NOT NULL CHECK (seconds > 0),
    published_at timestamptz,
    search tsvector GENERATED ALWAYS AS (to_tsvector('simple', title || ' ' || notes)) STORED,
    UNIQUE (show_id, number)
);

CREATE INDEX episodes_search ON episodes USING gin (search);
