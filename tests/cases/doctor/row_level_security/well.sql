create schema shop;
create table shop.account (id bigint primary key);
alter table shop.account enable row level security;
create table shop.orders (id bigint) partition by range (id);
create table shop.orders_1 partition of shop.orders for values from (1) to (100);
alter table shop.orders enable row level security;
create table other (id bigint primary key);
