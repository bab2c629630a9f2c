do $$ begin execute format('alter database %I connection limit 20', current_database()); end $$;
-- session first
select 1;
-- session second
select 1;
