-- Drops all tables and enum types.
do $$
declare
    name text;
begin
    for name in
        select format('table %s cascade', c.oid::regclass) from pg_class c
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    loop
        execute 'drop ' || name;
    end loop;
    for name in
        select format('type %s', t.oid::regtype) from pg_type t
        where t.typtype = 'e' and t.typnamespace = 'public'::regnamespace
    loop
        execute 'drop ' || name;
    end loop;
end
$$;
