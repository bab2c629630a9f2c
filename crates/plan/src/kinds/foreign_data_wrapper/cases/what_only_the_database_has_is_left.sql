--- before
create foreign data wrapper w;
create server s foreign data wrapper w;
create user mapping for public server s;
--- desired
create table t (a int);
--- holds
select count(*) = 1 from pg_user_mappings where srvname = 's'
--- dump
what is of no namespace is left
