-- What PostgreSQL 15 added; it runs after all.sql.

-- Keys where nulls are alike; foreign keys that set some of their columns.
create table museum.modern (
    id int primary key, a int, b text, amount numeric(4,-2), hall_id int, hall_name text,
    constraint alike unique nulls not distinct (a, b) include (amount),
    constraint "some Columns" foreign key (hall_id, hall_name) references museum.hall (id, name) on delete set null (hall_name),
    foreign key (hall_id, hall_name) references museum.hall (id, name) on delete set default (hall_id) deferrable
);
create unique index modern_alike on museum.modern (a) nulls not distinct where b is not null;

-- Views that read as the one who asks.
create view museum.as_reader with (security_invoker = true) as select id, a from museum.modern;
create view museum.as_both with (security_invoker = on, security_barrier = off, check_option = local) as select id, a from museum.modern where a > 0;

-- Sequences that are not in the log.
create unlogged sequence museum.unlogged_numbers start with 7;
create unlogged table museum.unlogged_owner (id int generated always as identity, n serial);

-- MERGE, regular expressions in views.
create function museum.merged(n int) returns void begin atomic
    merge into museum.modern m using (select n as id) s on m.id = s.id
    when matched and m.a > 3 then update set a = m.a + 1 when matched then delete when not matched then insert (id, a) values (s.id, 1);
end;
create view museum.matching as select regexp_count(b, 'x') as n, unistr(b) as u from museum.modern;

-- Publications of rows, of columns, of whole schemas.
create publication of_rows for table museum.modern (id, a) where (a > 5 and b is not null), table only museum.building where (id > 1), museum.visit (day, hall) where (hall <> 3) with (publish_via_partition_root = true);
create publication of_schemas for tables in schema "Other Wing", tables in schema parts, table museum.hall where (id < 100) with (publish = '');
create publication of_current for tables in schema museum;

-- Subscriptions.
create subscription third_feed connection 'host=nowhere' publication one with (connect = false, slot_name = none, two_phase = true, disable_on_error = true);

-- Numbers and logs.
comment on publication of_schemas is 'all of it, later too';
comment on sequence museum.unlogged_numbers is 'after a crash from the beginning';
