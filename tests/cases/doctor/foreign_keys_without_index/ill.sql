create table customer (id bigint primary key, land text, unique (land, id));
create table orders (
    id bigint primary key,
    customer bigint constraint first references customer,
    "Second" bigint constraint "Second Key" references customer,
    third bigint constraint third references customer,
    fourth bigint constraint fourth references customer,
    land text,
    constraint pair foreign key (land, customer) references customer (land, id)
);
create index on orders (id, customer);
create index on orders (third) where third > 5;
create index on orders (fourth);
create table part (id bigint, customer bigint constraint parted references customer) partition by range (id);
create table part_1 partition of part for values from (1) to (100);
