create table account (id bigint primary key, name text) with (autovacuum_enabled = false);
create table "Odd" (id bigint primary key, name text) with (toast.autovacuum_enabled = off);
create table other (id bigint primary key, name text) with (autovacuum_enabled = true, fillfactor = 90);
