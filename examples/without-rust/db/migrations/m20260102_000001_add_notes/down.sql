ALTER TABLE books DROP note;
