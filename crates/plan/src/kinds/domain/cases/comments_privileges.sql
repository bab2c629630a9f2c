--- before
do $$ begin create role kinds_reader; exception when duplicate_object or unique_violation then null; end $$;
create domain a as int;
comment on domain a is 'old';
grant usage on domain a to kinds_reader;
create domain b as int;
--- desired
create domain a as int;
revoke usage on domain a from public;
grant usage on domain a to kinds_reader with grant option;
create domain b as int;
comment on domain b is 'new';
--- flags
--yes --privileges all
