-- The state of the database, with all settings of the session that may decide what a statement makes. No row where an event trigger
-- may decide it, or where the state is not known. OFFSET keeps the state from being computed for the condition as well.
select s.state
from (
    select ($state) || ' '
           || (select pg_catalog.bit_xor(pg_catalog.hashtextextended(s.name || '=' || s.setting, 0))::pg_catalog.text
               from pg_catalog.pg_settings s
               where s.name not in ('application_name', 'lock_timeout'))
    where not exists (select from pg_catalog.pg_event_trigger e where e.evtenabled <> 'D')
    offset 0
) s (state)
where s.state is not null
