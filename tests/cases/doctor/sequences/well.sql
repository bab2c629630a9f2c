create table orders (id bigint generated always as identity primary key, note text);
select setval('orders_id_seq', 2147053983);
create table "Line Items" (id serial primary key);
select setval('"Line Items_id_seq"', 1000000000);
create sequence again maxvalue 100 cycle;
select setval('again', 99);
create sequence unused maxvalue 2;
create sequence lowest minvalue -2147483648 maxvalue 2147483647 start -2147483648;
select nextval('lowest');
