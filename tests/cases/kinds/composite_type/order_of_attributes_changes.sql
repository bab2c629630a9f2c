--- before
create type c as (a int, b text);
create function f() returns c language sql as $$ select row(1, 'x')::c $$;
--- desired
create type c as (b text, a int);
create function f() returns c language sql as $$ select row('x', 1)::c $$;
--- holds
select b = 'x' from f()
