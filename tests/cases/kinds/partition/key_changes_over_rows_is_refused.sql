--- before
create table p (a int, b date) partition by list (a);
create table p_1 partition of p for values in (1);
insert into p values (1, '2020-02-02');
--- desired
create table p (a int, b date) partition by range (b);
create table p_1 partition of p for values from ('2020-01-01') to ('2021-01-01');
--- exit
4
--- holds
select count(*) = 1 from p
--- one way
a partition key does not change over parts, nor the type of its column
