-- create_schema, taken back: 1 statement, blocks reads and writes
-- loses: drop_table notes, rows

-- drop table notes
DROP TABLE public.notes;
