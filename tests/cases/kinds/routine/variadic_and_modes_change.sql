--- before
create function all_of(a int[]) returns bigint language sql as 'select sum(x) from unnest(a) x';
create function pair(in a int, out b int, out c int) language sql as 'select a, a + 1';
create procedure step(in a int) language plpgsql as $$ begin null; end $$;
--- desired
create function all_of(variadic a int[]) returns bigint language sql as 'select sum(x) from unnest(a) x';
create function pair(inout a int, out c text) language sql as $$ select a, 'x'::text $$;
create procedure step(inout a int) language plpgsql as $$ begin a := a + 1; end $$;
--- holds
select all_of(1, 2, 3) = 6
select c = 'x' and a = 5 from pair(5)
