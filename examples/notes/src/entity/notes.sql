-- Nothing is no note.
ALTER TABLE notes ADD CHECK (text <> '');
