--- before
create procedure p(int) language sql set work_mem = '1MB' set search_path = a as 'select 1';
create procedure q(a int) language plpgsql as 'begin end';
create procedure r(in a int, out b int) language plpgsql as 'begin b := 1; end';
create table kept (p oid, q oid, r oid);
insert into kept values ('p(int)'::regprocedure, 'q(int)'::regprocedure, (select oid from pg_proc where proname = 'r'));
--- desired
create procedure p(int) language sql security definer set search_path = a, b as 'select 1';
create procedure q(a int default 5) language plpgsql set work_mem = '1MB' as 'begin perform 1; end';
create procedure r(in a int, out b int) language plpgsql as 'begin b := 2; end';
create table kept (p oid, q oid, r oid);
--- flags
--yes --accept security_definer:p(integer)
--- holds
select p = 'p(int)'::regprocedure and q = 'q(int)'::regprocedure and r = (select oid from pg_proc where proname = 'r') from kept
