--- before
create extension postgres_fdw;
create foreign data wrapper w options (a '1', b '2', c '3');
create foreign data wrapper v handler postgres_fdw_handler validator postgres_fdw_validator;
create server s foreign data wrapper w;
comment on foreign data wrapper w is 'first';
create table ids as select oid from pg_foreign_server;
--- desired
create extension postgres_fdw;
create foreign data wrapper w handler postgres_fdw_handler options (d '4', c '5', a '1');
create foreign data wrapper v;
create server s foreign data wrapper w;
comment on foreign data wrapper w is 'second';
create table ids as select oid from pg_foreign_server;
--- holds
select ids.oid = s.oid from ids, pg_foreign_server s
