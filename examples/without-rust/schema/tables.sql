CREATE TYPE binding AS ENUM ('paperback', 'hardcover');

CREATE TABLE books (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    isbn text NOT NULL UNIQUE CHECK (isbn ~ '^[0-9X-]{10,17}$'),
    title text NOT NULL,
    binding binding NOT NULL DEFAULT 'paperback',
    note text
);

CREATE TABLE loans (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    book_id bigint NOT NULL REFERENCES books ON DELETE CASCADE,
    reader text NOT NULL,
    lent_on date NOT NULL DEFAULT current_date,
    returned_on date,
    UNIQUE (book_id, reader, lent_on)
);

CREATE INDEX loans_open ON loans (book_id) WHERE returned_on IS NULL;
