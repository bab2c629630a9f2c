CREATE TABLE readers (
    id serial PRIMARY KEY,
    card varchar(12) NOT NULL UNIQUE,
    email varchar NOT NULL,
    blocked bool NOT NULL DEFAULT false
);

CREATE TABLE copies (
    id serial PRIMARY KEY,
    title_id int4 NOT NULL REFERENCES titles,
    shelf varchar(8) NOT NULL,
    loan_id int4
);

CREATE TABLE loans (
    id bigserial PRIMARY KEY,
    copy_id int4 NOT NULL REFERENCES copies,
    reader_id int4 NOT NULL REFERENCES readers,
    lent_on date NOT NULL DEFAULT current_date,
    returned_on date CHECK (returned_on >= lent_on)
);

-- A copy names its loan of today: the two tables refer to each other.
ALTER TABLE copies ALTER COLUMN loan_id TYPE int8;
ALTER TABLE copies ADD CONSTRAINT copies_loan_id_fkey FOREIGN KEY (loan_id) REFERENCES loans DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX loans_one_per_copy ON loans (copy_id) WHERE returned_on IS NULL;
CREATE UNIQUE INDEX readers_email ON readers (lower(email));

CREATE VIEW overdue AS
    SELECT l.id, r.card, t.name
    FROM loans l JOIN readers r ON r.id = l.reader_id JOIN copies c ON c.id = l.copy_id JOIN titles t ON t.id = c.title_id
    WHERE l.returned_on IS NULL AND l.lent_on < current_date - 28;

-- The text below looks like a down.sql and is none.
CREATE FUNCTION return_copy(which int4) RETURNS void AS $body$
BEGIN
    UPDATE loans SET returned_on = current_date WHERE copy_id = which AND returned_on IS NULL;
    UPDATE copies SET loan_id = NULL WHERE id = which;
    RAISE NOTICE 'down.sql; DROP TABLE copies; $$ is only text here';
END;
$body$ LANGUAGE plpgsql;

INSERT INTO readers (card, email) VALUES ('L-000001', 'desk@example.org');
