--- before
create extension hstore;
create table t (id int primary key); insert into t values (1);
--- desired
create table t (id int primary key);
--- says
no changes
--- holds
select count(*) = 1 from pg_extension where extname = 'hstore'
--- dump
what belongs to the database stays until it is named
