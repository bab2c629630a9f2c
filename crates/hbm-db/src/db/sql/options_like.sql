-- The options of CREATE DATABASE that make a database like another one; versions have columns of their own.
select pg_catalog.concat_ws(' ',
         pg_catalog.format('encoding %L lc_collate %L lc_ctype %L', pg_catalog.pg_encoding_to_char(d.encoding), d.datcollate, d.datctype),
         case facts->>'datlocprovider'
           when 'i' then pg_catalog.format('locale_provider icu icu_locale %L', coalesce(facts->>'datlocale', facts->>'daticulocale'))
           when 'b' then pg_catalog.format('locale_provider builtin builtin_locale %L', facts->>'datlocale')
         end,
         case when facts->>'daticurules' is not null then pg_catalog.format('icu_rules %L', facts->>'daticurules') end)
from pg_catalog.pg_database d, pg_catalog.to_jsonb(d) facts
where d.datname = $name
