--- before
do $$ begin create role "case Odd"; exception when duplicate_object or unique_violation then null; end $$;
create foreign data wrapper w;
create server "S 1" foreign data wrapper w;
create user mapping for current_user server "S 1" options ("user" 'u', password 'it''s');
--- desired
do $$ begin create role "case Odd"; exception when duplicate_object or unique_violation then null; end $$;
create foreign data wrapper w;
create server "S 1" foreign data wrapper w;
create user mapping for public server "S 1" options (a 'b');
create user mapping for "case Odd" server "S 1";
create user mapping for current_user server "S 1" options ("user" 'u2', passwd 'x');
