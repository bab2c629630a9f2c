--- before
create extension hstore;
create table t (id int primary key); insert into t values (1);
--- desired
create table t (id int primary key);
--- exit
4
--- says
drop_extension hstore
--- holds
select count(*) = 1 from pg_extension where extname = 'hstore'
