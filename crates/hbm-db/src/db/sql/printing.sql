-- How PostgreSQL prints names and constants; the same on both sides of a diff.
set search_path = '';
set quote_all_identifiers = off;
set intervalstyle = postgres;
set datestyle = 'ISO, MDY';
set bytea_output = hex;
set extra_float_digits = 1;
set timezone = 'UTC';
