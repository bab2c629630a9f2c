create schema shop;
grant create on schema shop to public;
revoke create on schema public from public;
