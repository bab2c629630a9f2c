create table cache (id bigint primary key, what text);
create temporary table scratch (id bigint);
