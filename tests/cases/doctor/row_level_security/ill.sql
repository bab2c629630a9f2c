create schema shop;
create table shop.account (id bigint primary key);
create table shop.orders (id bigint primary key);
create table shop.forgotten (id bigint primary key);
alter table shop.account enable row level security;
alter table shop.orders enable row level security;
grant select on shop.forgotten to public;
