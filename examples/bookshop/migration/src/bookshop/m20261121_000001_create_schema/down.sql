-- create_schema, taken back: 3 statements, blocks reads and writes
-- loses: drop_table author, rows
-- loses: drop_table book, rows

-- drop constraint book.book_author_id_fkey (blocks reads and writes)
ALTER TABLE public.book DROP CONSTRAINT book_author_id_fkey;

-- drop table author (blocks reads and writes; HAZARD drop_table author)
DROP TABLE public.author;

-- drop table book (blocks reads and writes; HAZARD drop_table book)
DROP TABLE public.book;
