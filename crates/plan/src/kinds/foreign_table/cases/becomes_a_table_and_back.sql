--- before
create foreign data wrapper w;
create server s foreign data wrapper w;
create table t (a int);
create foreign table u (a int) server s;
--- desired
create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table t (a int) server s;
create table u (a int);
insert into u values (1);
--- holds
select count(*) = 2 from pg_class where relname = 't' and relkind = 'f' or relname = 'u' and relkind = 'r'
