ALTER TABLE books ADD note text;
