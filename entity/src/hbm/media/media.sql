-- An empty file is a failed upload.
ALTER TABLE media ADD CHECK (file_size > 0);
