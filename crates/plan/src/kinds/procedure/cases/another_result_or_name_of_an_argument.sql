--- before
create procedure p(a int) language plpgsql as 'begin end';
create procedure q(a int, out b int) language plpgsql as 'begin b := 1; end';
create procedure r(a int, out b int) language plpgsql as 'begin b := 1; end';
create procedure s(a int) language plpgsql as 'begin end';
comment on procedure p(int) is 'kept';
--- desired
create procedure p(a int, out b int) language plpgsql as 'begin b := 1; end';
create procedure q(a int) language plpgsql as 'begin end';
create procedure r(a int, out b text) language plpgsql as 'begin b := 1; end';
create procedure s(c int) language plpgsql as 'begin end';
comment on procedure p(in int, out int) is 'kept';
--- holds
select count(*) = 4 from pg_proc where pronamespace = 'public'::regnamespace
