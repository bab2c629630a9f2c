--- before
create table t (a int);
--- desired
create table t (a int);
create function handler() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler';
create function inliner(internal) returns void language c as '$libdir/plpgsql', 'plpgsql_inline_handler';
create function validator(oid) returns void language c as '$libdir/plpgsql', 'plpgsql_validator';
create trusted language "My l" handler handler inline inliner validator validator;
create language other handler handler;
comment on language "My l" is 'mine';
revoke usage on language "My l" from public;
create function f() returns int language "My l" as 'begin return 1; end';
--- holds
select f() = 1
