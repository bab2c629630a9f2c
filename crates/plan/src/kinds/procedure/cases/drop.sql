--- before
create table t (a int);
insert into t values (1);
create procedure p() language sql as '';
create procedure p(int, out int) language plpgsql as 'begin end';
create procedure q() begin atomic insert into t values (2); end;
--- desired
create table t (a int);
--- holds
select count(*) = 1 from t
select not exists (select from pg_proc where pronamespace = 'public'::regnamespace)
