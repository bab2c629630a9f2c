CREATE TYPE binding AS ENUM ('paperback', 'hardcover');

CREATE TABLE books (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    isbn text NOT NULL UNIQUE CHECK (isbn ~ '^[0-9X-]{10,17}$'),
    title text NOT NULL,
    binding binding NOT NULL DEFAULT 'paperback'
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

CREATE VIEW books_on_loan AS
SELECT b.id, b.title, l.reader, l.lent_on
FROM books b
JOIN loans l ON l.book_id = b.id
WHERE l.returned_on IS NULL;

CREATE FUNCTION is_on_loan(book bigint) RETURNS boolean
LANGUAGE sql STABLE
AS $$ SELECT EXISTS (SELECT FROM loans WHERE book_id = book AND returned_on IS NULL) $$;
