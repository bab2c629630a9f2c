values ('database', 'shop', '2.31', '2.36'), ('collation', 'public.german', '153.112', '153.112')
