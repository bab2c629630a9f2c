--- before
create table t (id int primary key);
create view hen as select 1 as a;
--- desired
create table t (id int primary key);
create view hen as select 1 as a;
create view egg as select a from hen;
create or replace view hen as select a from egg;
--- holds
select count(*) = 2 from pg_class where relkind = 'v' and relnamespace = 'public'::regnamespace
