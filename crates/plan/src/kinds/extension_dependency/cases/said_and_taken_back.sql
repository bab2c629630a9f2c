--- before
create extension citext;
create extension hstore;
create table t (id int primary key, n int);
create function f(int) returns int language sql as 'select 1';
create function stays(int) returns int language sql as 'select 1';
create function g() returns trigger language plpgsql as 'begin return new; end';
create procedure p() language sql as 'select 1';
create trigger g before insert on t for each row execute function g();
create index i on t (n);
create materialized view m as select id from t;
alter function f(int) depends on extension citext;
alter function f(int) depends on extension hstore;
alter function stays(int) depends on extension citext;
alter index i depends on extension hstore;
insert into t values (1, 2);
--- desired
create extension citext;
create extension hstore;
create table t (id int primary key, n int);
create function f(int) returns int language sql as 'select 1';
create function stays(int) returns int language sql as 'select 1';
create function g() returns trigger language plpgsql as 'begin return new; end';
create procedure p() language sql as 'select 1';
create trigger g before insert on t for each row execute function g();
create index i on t (n);
create materialized view m as select id from t;
alter function f(int) depends on extension hstore;
alter function stays(int) depends on extension citext;
alter procedure p() depends on extension citext;
alter trigger g on t depends on extension hstore;
alter materialized view m depends on extension citext;
alter index t_pkey depends on extension citext;
--- says
make PROCEDURE public.p() depend on extension citext
no longer make FUNCTION public.f(integer) depend on extension citext
--- holds
select count(*) = 1 from t
