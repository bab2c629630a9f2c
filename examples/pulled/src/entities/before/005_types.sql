-- Written by `hbm-db pull --entities`, digest d3f6b4555f6f865e
ALTER DOMAIN public.code ADD CONSTRAINT code_check CHECK ((VALUE ~ '^[A-Z]+$'::text));
