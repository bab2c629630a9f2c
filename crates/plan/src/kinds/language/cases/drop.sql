--- before
create function handler() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler';
create function inliner(internal) returns void language c as '$libdir/plpgsql', 'plpgsql_inline_handler';
create function validator(oid) returns void language c as '$libdir/plpgsql', 'plpgsql_validator';
create language mine handler handler;
create function f() returns int language mine as 'begin return 1; end';
--- desired
create table t (a int);
--- holds
select not exists (select from pg_language where lanname = 'mine')
