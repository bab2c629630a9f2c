--- before
create table p (a int, b date) partition by list (a);
create table p_1 partition of p for values in (1);
create table q (a int) partition by list (a);
create table q_1 partition of q for values in (1);
--- desired
create table p (a int, b date) partition by range (b);
create table p_1 partition of p for values from ('2020-01-01') to ('2021-01-01');
create table q (a int) partition by list (a);
create table q_1 partition of q for values in (1) partition by hash (a);
create table q_10 partition of q_1 for values with (modulus 1, remainder 0);
--- holds
select partstrat = 'r' from pg_partitioned_table where partrelid = 'p'::regclass
