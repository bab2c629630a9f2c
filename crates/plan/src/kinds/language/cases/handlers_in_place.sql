--- before
create function handler() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler';
create function inliner(internal) returns void language c as '$libdir/plpgsql', 'plpgsql_inline_handler';
create function validator(oid) returns void language c as '$libdir/plpgsql', 'plpgsql_validator';
create trusted language mine handler handler inline inliner;
create language other handler handler;
create function f() returns int language mine as 'begin return 1; end';
create table kept (f oid, l oid);
insert into kept select 'f()'::regprocedure, oid from pg_language where lanname = 'mine';
--- desired
create function handler() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler';
create function inliner(internal) returns void language c as '$libdir/plpgsql', 'plpgsql_inline_handler';
create function validator(oid) returns void language c as '$libdir/plpgsql', 'plpgsql_validator';
create trusted language mine handler handler validator validator;
create trusted language other handler handler inline inliner;
create function f() returns int language mine as 'begin return 1; end';
create table kept (f oid, l oid);
--- holds
select f = 'f()'::regprocedure and l = (select oid from pg_language where lanname = 'mine') from kept
