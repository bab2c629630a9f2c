--- before
create function whole() returns int language sql as 'select 1';
create procedure act() language plpgsql as $$ begin null; end $$;
--- desired
create function whole() returns int language sql security definer set search_path = pg_catalog as 'select 1';
create procedure act() language plpgsql security definer as $$ begin null; end $$;
--- exit
4
--- says
security_definer
--- holds
select not prosecdef from pg_proc where proname = 'whole'
