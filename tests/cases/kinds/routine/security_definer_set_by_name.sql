--- before
create function whole() returns int language sql as 'select 1';
--- desired
create function whole() returns int language sql security definer set search_path = pg_catalog as 'select 1';
--- flags
--accept security_definer:whole()
--- holds
select prosecdef from pg_proc where proname = 'whole'
