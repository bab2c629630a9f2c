create table customer (id bigint primary key);
create table invoice (number int primary key, customer bigint references customer, amount int, kind text unique);
insert into customer select 1999999000 + g from generate_series(1, 500) g;
insert into invoice select g, 1999999000 + g, 2147483647 - g, g::text from generate_series(1, 500) g;
analyze;
