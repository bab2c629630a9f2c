CREATE TYPE medium AS ENUM ('book', 'magazine', 'audio');

CREATE TABLE authors (
    id serial PRIMARY KEY,
    name varchar NOT NULL,
    born date,
    updated_at timestamp NOT NULL DEFAULT now()
);

CREATE TABLE titles (
    id serial PRIMARY KEY,
    name varchar NOT NULL,
    medium medium NOT NULL DEFAULT 'book',
    isbn char(13) UNIQUE,
    updated_at timestamp NOT NULL DEFAULT now(),
    CONSTRAINT isbn_has_digits_only CHECK (isbn ~ '^[0-9]{13}$')
);

CREATE TABLE titles_authors (
    title_id int4 NOT NULL REFERENCES titles ON DELETE CASCADE,
    author_id int4 NOT NULL REFERENCES authors,
    place int2 NOT NULL DEFAULT 1,
    PRIMARY KEY (title_id, author_id)
);

SELECT diesel_manage_updated_at('authors');
SELECT diesel_manage_updated_at('titles');

COMMENT ON TABLE titles IS 'What the library has; a copy of it is in copies.';
