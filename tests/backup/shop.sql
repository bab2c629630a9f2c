create schema stock;
create type mood as enum ('calm', 'busy');
create function stock.double(value int) returns int language sql immutable as 'select value * 2';
create table customers (
    id int generated always as identity primary key,
    name varchar(40) not null unique check (length(name) > 2),
    mood mood not null default 'calm',
    doubled int generated always as (length(name) * 2) stored,
    note jsonb, paid numeric(12, 4), at timestamptz, bytes bytea, span interval, ratio double precision,
    tags text[]
);
create index customers_lower on customers (lower(name)) where mood = 'busy';
create table stock.orders (
    id bigserial primary key,
    customer_id int references customers on delete cascade,
    total numeric not null,
    placed date not null default '2026-01-01'
);
create table events (id int not null, at date not null, primary key (id, at)) partition by range (at);
create table events_2026 partition of events for values from ('2026-01-01') to ('2027-01-01');
create table events_later partition of events default;
create table parent (a int, b text);
create table child (a int, b text, c int);
alter table child inherit parent;
create table "Odd ""Name" ("a b" text);
create table nothing ();
create unlogged table cache (id int primary key, value text);
create view busy as select * from customers where mood = 'busy';
create materialized view totals as select customer_id, sum(total) as total from stock.orders group by 1;
create function touch() returns trigger language plpgsql as 'begin new.note = ''{"touched": true}''; return new; end';
create trigger touched before update on customers for each row execute function touch();
alter table customers enable row level security;
create policy own on customers to $seller using (name = current_user);
grant select, update (name) on customers to $seller;
alter table stock.orders owner to $seller;
alter default privileges in schema stock grant select on tables to $seller;
comment on table customers is 'who "buys"; it''s public';
insert into customers (name, mood, note, paid, at, bytes, span, ratio, tags) values
    ('ann', 'busy', '{"a": [1, null]}', 0.1000, '2026-03-29 01:30:00+00', '\x00ff', '1 mon 2 days', 0.1::float8 + 0.2, array['a"b', null, '{}']),
    ('bob', 'calm', null, null, '-infinity', '', '-1 day', 'NaN', '{}'),
    ('Zoë with spaces', 'calm', '"\u00fc"', 1e7, null, null, null, '-infinity', null);
insert into stock.orders (customer_id, total) select n % 3 + 1, n * 1.5 from generate_series(1, 500) n;
insert into events select n, date '2026-12-30' + n from generate_series(1, 4) n;
insert into parent values (1, 'p');
insert into child values (2, 'c', 3);
insert into "Odd ""Name" values ('x'), ('x'), (null);
insert into cache values (1, 'one');
refresh materialized view totals;
do $$ declare object oid; begin
    object := lo_from_bytea(0, convert_to(repeat('large', 400000), 'UTF8'));
    perform lo_from_bytea(0, '');
end $$;
