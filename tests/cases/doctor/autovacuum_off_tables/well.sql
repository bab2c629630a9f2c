create table account (id bigint primary key, name text) with (autovacuum_vacuum_scale_factor = 0.01);
create table other (id bigint primary key, name text) with (autovacuum_enabled = on);
