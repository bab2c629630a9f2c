create table customer (id bigint primary key, land text, unique (land, id));
create table orders (
    id bigint primary key,
    customer bigint references customer,
    second bigint references customer,
    land text,
    foreign key (land, customer) references customer (land, id)
);
create index on orders (customer, land, id);
create index on orders (second) where second is not null;
create table part (id bigint, customer bigint references customer) partition by range (id);
create table part_1 partition of part for values from (1) to (100);
create index on part (customer);
