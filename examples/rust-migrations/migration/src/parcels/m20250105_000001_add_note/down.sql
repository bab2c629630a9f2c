-- m20250105_000001_add_note, undone
ALTER TABLE parcel DROP COLUMN note;
