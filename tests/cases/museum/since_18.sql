-- What PostgreSQL 18 added; it runs after since_17.sql.

-- Columns that are computed when they are read.
create table museum.virtual_columns (
    id uuid default uuidv7(), a int, twice int generated always as (a * 2) virtual, "by Default" int generated always as (a + 1),
    kept int generated always as (a * 3) stored, t text collate "C", upper_t text collate "C" generated always as (upper(t)) virtual,
    check (twice < 1000)
);
comment on column museum.virtual_columns.twice is 'never on the disk';
create table museum.virtual_parts (a int, b int generated always as (a * 2) virtual) partition by range (a);
create table museum.virtual_part_1 partition of museum.virtual_parts (b generated always as (a * 3) virtual) for values from (0) to (10);
create view museum.over_virtual as select twice, upper_t from museum.virtual_columns;

-- NOT NULL with a name, not inherited, not yet validated.
create table museum.never_null (
    a int constraint "a Is There" not null, b int not null no inherit, c int, d int, constraint d_there not null d no inherit, e int not null
);
alter table museum.never_null add constraint c_later not null c not valid;
create table museum.never_null_child (f int, constraint own_name not null e) inherits (museum.never_null);
comment on constraint "a Is There" on museum.never_null is 'it has to be';

-- Constraints that are not enforced.
create table museum.not_enforced (
    id int primary key, hall int, parent int, a int constraint a_small check (a < 5) not enforced,
    constraint hall_exists foreign key (hall) references museum.hall not enforced,
    foreign key (parent) references museum.not_enforced on delete cascade deferrable initially deferred not enforced,
    constraint "not Inherited" check (a > 0) no inherit not enforced
);

-- Keys over time.
create table museum.stay (
    guest int, during daterange, room int not null, part datemultirange,
    constraint stay_key primary key (guest, during without overlaps),
    constraint room_once unique (room, during without overlaps) deferrable initially deferred
);
create table museum.meal (
    id int, guest int, during daterange,
    constraint meal_key primary key (id, during without overlaps),
    constraint meal_stay foreign key (guest, period during) references museum.stay (guest, period during)
);
-- Without partitions, as above.
create table museum.stay_parts (guest int, during daterange, constraint stay_parts_key primary key (guest, during without overlaps)) partition by list (guest);
comment on constraint stay_key on museum.stay is 'one at a time';

-- Foreign keys of partitioned tables that are not validated.
alter table museum.visit add constraint visit_visitor foreign key (visitor) references museum.visitor not valid;

-- What a statement changed, in rules and bodies; other news of the language.
create rule modern_seen as on update to museum.as_reader do instead update museum.modern set a = new.a where id = old.id returning id, a;
create function museum.renumber(n int) returns table (before_it int, after_it int) begin atomic
    update museum.modern set a = a + n returning with (old as o, new as n) o.a, n.a;
end;
create view museum.folded as select casefold(b collate "pg_c_utf8") as folded, array_reverse(array[a, id]) as back from museum.modern;
create collation museum.unicode_fast (provider = builtin, locale = 'PG_UNICODE_FAST');

-- Storage parameters.
create table museum.newer_parameters (a int, b text) with (autovacuum_vacuum_max_threshold = 5000, vacuum_max_eager_freeze_failure_rate = 0.1, toast.vacuum_max_eager_freeze_failure_rate = 0.2, vacuum_truncate = true);

-- Publications with generated columns; privileges of large objects to come.
create publication with_generated for table museum.virtual_columns (id, a, kept) with (publish_generated_columns = stored);
create publication all_generated for all tables with (publish_generated_columns = 'stored', publish = 'insert');
alter default privileges grant select, update on large objects to museum_reader;
