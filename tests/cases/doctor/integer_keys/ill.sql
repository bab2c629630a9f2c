create table customer (id bigint primary key);
create table invoice (number int primary key, customer int references customer, room smallint unique);
insert into customer select 1999999000 + g from generate_series(1, 500) g;
insert into invoice select 1700000000 + g, 1999999000 + g, 29000 + g from generate_series(1, 500) g;
create index on invoice (customer);
analyze;
