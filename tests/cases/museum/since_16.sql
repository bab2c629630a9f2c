-- What PostgreSQL 16 added; it runs after since_15.sql.

-- Collations with rules.
create collation museum."own Rules" (provider = icu, locale = 'und', rules = '& V << w <<< W');
create table museum.ruled (t text storage external collate museum."own Rules", u text storage main compression pglz, who text default system_user);

-- Generated columns that a partition computes otherwise.
create table museum.computed (a int, b int generated always as (a * 2) stored) partition by range (a);
create table museum.computed_low partition of museum.computed (b generated always as (a * 3) stored) for values from (minvalue) to (0x10);
create table museum.computed_high partition of museum.computed for values from (16) to (1_000);

-- JSON of SQL, subqueries without a name.
create view museum.of_json as
    select json_object('id' value id, 'a': a absent on null with unique keys returning jsonb) as o, json_array(a, b null on null) as l,
        json_arrayagg(b null on null) over () as agg, b is json object with unique keys as fits, any_value(a) over () as any_a
    from (select id, a, b from museum.modern);
create aggregate museum.anything(int) (sfunc = int4larger, stype = int);

-- Subscriptions.
create subscription fourth_feed connection 'host=nowhere password=none' publication one with (connect = false, slot_name = none, origin = none, password_required = false, run_as_owner = true, streaming = parallel);
create subscription fifth_feed connection 'host=nowhere' publication one with (connect = false, slot_name = none, streaming = off, origin = any);

-- Statistics that name themselves.
create statistics on a, b from museum.modern;
