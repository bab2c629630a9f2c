--- before
create function call_it() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler';
create function run_it(internal) returns void language c strict as '$libdir/plpgsql', 'plpgsql_inline_handler';
create function check_it(oid) returns void language c strict as '$libdir/plpgsql', 'plpgsql_validator';
create language changes handler call_it; create trusted language goes handler call_it; comment on language changes is 'spoken';
create function f() returns int language changes as $$ begin return 1; end $$; create view v as select f() as f;
--- desired
create function call_it() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler';
create function run_it(internal) returns void language c strict as '$libdir/plpgsql', 'plpgsql_inline_handler';
create function check_it(oid) returns void language c strict as '$libdir/plpgsql', 'plpgsql_validator';
create trusted language changes handler call_it inline run_it validator check_it; create language "Comes; " handler call_it; comment on language changes is 'spoken';
create function f() returns int language changes as $$ begin return 1; end $$; create view v as select f() as f;
--- holds
select lanpltrusted and lanvalidator = 'check_it'::regproc and obj_description(oid, 'pg_language') = 'spoken' from pg_language where lanname = 'changes'
select f = 1 from v
select count(*) = 0 from pg_language where lanname = 'goes'
