--- before
create table orders (id int not null, placed int not null, note text default 'none', primary key (id, placed)) partition by range (placed);
create table orders_1 partition of orders for values from (0) to (100);
create table orders_2 partition of orders for values from (100) to (200) partition by list (id);
create table orders_2a partition of orders_2 default;
insert into orders values (1, 5, 'a'), (2, 150, 'b');
create view late as select * from orders where placed > 100;
--- desired
create table orders (id int not null, placed bigint not null, note text default 'none', primary key (id, placed)) partition by range (placed);
create table orders_1 partition of orders for values from (0) to (100);
create table orders_2 partition of orders for values from (100) to (200) partition by list (id);
create table orders_2a partition of orders_2 default;
create view late as select * from orders where placed > 100;
--- says
keep the rows of table orders_1
create view late
--- holds
select array_agg(o order by id)::text = '{"(1,5,a)","(2,150,b)"}' from orders o
select count(*) = 1 from orders_2a
select count(*) = 1 from late
