--- before
create function f() returns int language sql as 'select 1';
--- desired
create function f() returns int language sql security definer as 'select 1';
--- exit
4
--- says
security_definer f()
