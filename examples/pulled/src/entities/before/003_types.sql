-- Written by `hbm-db pull --entities`, digest 78dc8193dd5876c5
CREATE TYPE public."Loud Kind" AS ENUM ('a', 'b');

CREATE DOMAIN public.code AS text;

CREATE TYPE public.span AS (low integer, high integer);
