create table customer (id bigint primary key);
create table orders (id bigint primary key, customer bigint, amount int);
alter table orders add constraint "refers to" foreign key (customer) references customer not valid;
alter table orders validate constraint "refers to";
alter table orders add constraint positive check (amount > 0);
--since 18 alter table orders add constraint never check (amount > 5) not enforced;
