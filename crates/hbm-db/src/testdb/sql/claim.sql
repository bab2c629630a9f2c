-- Takes a ready instance of a template that nobody uses, and its lock; its name, or nothing, is in hbm_db.taken afterwards.
-- Every statement sees what was committed before it: another process may have taken one, and even dropped it, since it was looked for.
do $take$
declare
  one record;
begin
  perform pg_catalog.set_config('hbm_db.taken', '', false);
  for one in
    select d.datname as name, ('x' || pg_catalog.left(pg_catalog.right(d.datname::text, 12), 8))::bit(32)::integer as number
    from pg_catalog.pg_database d
    where d.datname like $pattern
      and pg_catalog.pg_has_role(d.datdba, 'usage')
      and pg_catalog.shobj_description(d.oid, 'pg_database') like '%hbm\_db\_test\_ready%'
  loop
    continue when not pg_catalog.pg_try_advisory_lock($class, one.number);
    perform from pg_catalog.pg_database d
    where d.datname = one.name and pg_catalog.shobj_description(d.oid, 'pg_database') like '%hbm\_db\_test\_ready%';
    if found then
      execute pg_catalog.format('comment on database %I is null', one.name);
      perform pg_catalog.set_config('hbm_db.taken', one.name, false);
      exit;
    end if;
    perform pg_catalog.pg_advisory_unlock($class, one.number);
  end loop;
end
$take$;
