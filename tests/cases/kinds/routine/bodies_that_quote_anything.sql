--- before
create function f() returns text language sql as $x$ select '$$;--/*'::text $x$;
create function g() returns text language plpgsql as $$ begin return 'a'; end $$;
--- desired
create function f() returns text language sql as $x$ select '$$;--/* $body$ $_$'::text || E'\\\'"' $x$;
create function g() returns text language plpgsql as 'begin -- ; $function$
    /* it''s */ return ''$1 %s \ {}''; end';
create function "odd; Name"("a b" int, """q""" text default 'x;''y') returns text language sql as $f$ select "a b" || """q""" $f$;
--- holds
select f() like '$$;--/* $body$ $\_$\\''"' escape '\'
select g() = '$1 %s \ {}'
select "odd; Name"(1) = '1x;''y'
