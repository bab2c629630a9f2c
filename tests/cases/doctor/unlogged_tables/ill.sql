create unlogged table cache (id bigint primary key, what text);
create table account (id bigint primary key);
