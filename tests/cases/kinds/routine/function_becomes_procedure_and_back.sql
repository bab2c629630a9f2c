--- before
create function act(n int) returns void language plpgsql as $$ begin null; end $$;
create procedure move(n int) language plpgsql as $$ begin null; end $$;
comment on function act(int) is 'acts';
--- desired
create procedure act(n int) language plpgsql as $$ begin null; end $$;
create function move(n int) returns void language plpgsql as $$ begin null; end $$;
comment on procedure act(int) is 'acts';
--- holds
select prokind = 'p' from pg_proc where proname = 'act'
select prokind = 'f' from pg_proc where proname = 'move'
select obj_description('act(int)'::regprocedure, 'pg_proc') = 'acts'
