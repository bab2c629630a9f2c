--- before
create table p (a int, b date) partition by list (a);
create table p_1 partition of p for values in (1);
create table p_2 partition of p for values in (2);
insert into p values (1, '2020-02-02'), (2, '2020-03-03'), (1, '2021-01-01');
--- desired
create table p (a int, b date) partition by range (b);
create table p_1 partition of p for values from ('2020-01-01') to ('2021-01-01');
create table p_2 partition of p for values from ('2021-01-01') to ('2022-01-01');
--- holds
select count(*) = 3 from p
select count(*) = 2 from p_1
