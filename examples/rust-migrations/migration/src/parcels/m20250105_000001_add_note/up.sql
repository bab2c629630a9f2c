-- m20250105_000001_add_note
ALTER TABLE parcel ADD COLUMN note text;
