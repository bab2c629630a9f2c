--- before
create function whole() returns int language sql security definer as 'select 1';
create view v as select whole() as w;
--- desired
create function whole() returns int language sql as 'select 1';
create view v as select whole() as w;
--- holds
select not prosecdef from pg_proc where proname = 'whole'
