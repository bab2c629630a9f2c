CREATE VIEW books_on_loan AS
SELECT b.id, b.title, l.reader, l.lent_on
FROM books b
JOIN loans l ON l.book_id = b.id
WHERE l.returned_on IS NULL;

CREATE FUNCTION is_on_loan(book bigint) RETURNS boolean
LANGUAGE sql STABLE
AS $$ SELECT EXISTS (SELECT FROM loans WHERE book_id = book AND returned_on IS NULL) $$;
