values ('database', 'shop', '2.36', '2.36'), ('collation', 'public.german', null, '153.112')
