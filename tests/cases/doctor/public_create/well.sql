create schema shop;
grant usage on schema shop to public;
revoke create on schema public from public;
