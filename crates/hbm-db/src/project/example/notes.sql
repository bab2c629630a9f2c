-- An example. Files may stand in any order, also in folders.
CREATE TABLE notes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title text NOT NULL UNIQUE,
    body text NOT NULL DEFAULT '',
    written_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE notes IS 'What somebody wanted to remember';
