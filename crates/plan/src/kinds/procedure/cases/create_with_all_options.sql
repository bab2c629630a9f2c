--- before
create table t (a int);
--- desired
create table t (a int);
create procedure p() language sql as '';
create procedure p(a int, inout b text default 'q') language plpgsql security definer set work_mem = '1MB' as 'begin commit; end';
create procedure p(in a bigint, out b text) language plpgsql as 'begin b := ''x''; end';
create procedure p(variadic a int[]) begin atomic insert into t values (a[1]); end;
comment on procedure p(in bigint, out text) is 'with a result';
comment on procedure p() is 'nothing';
revoke execute on procedure p(in bigint, out text) from public;
--- holds
select count(*) = 4 from pg_proc where proname = 'p'
