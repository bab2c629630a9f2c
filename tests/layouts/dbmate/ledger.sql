CREATE TABLE public.schema_migrations (version varchar primary key);

INSERT INTO public.schema_migrations (version) VALUES
    ('20240103000000'),
    ('20240204103000'),
    ('20240305070000'),
    ('20240306070000');
