--- before
create foreign data wrapper w;
create server a version '1' foreign data wrapper w options (host 'h', port '1');
create server b foreign data wrapper w;
create server c version '1' foreign data wrapper w;
create table ids as select srvname, oid from pg_foreign_server;
--- desired
create foreign data wrapper w;
create server a version '2' foreign data wrapper w options (port '2', "Db" 'd');
create server b version '1''1' foreign data wrapper w;
create server c foreign data wrapper w;
comment on server c is 'no version';
create table ids as select srvname, oid from pg_foreign_server;
--- holds
select count(*) = 3 from ids join pg_foreign_server using (srvname, oid)
