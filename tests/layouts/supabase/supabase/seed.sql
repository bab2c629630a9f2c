insert into public.subjects (name) values ('Music'), ('Physics');
