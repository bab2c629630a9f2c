--- before
create table n (id int, r int) partition by list (r);
create table n1 partition of n for values in (1);
create table n2 partition of n for values in (2);
create index n_i on n (id);
insert into n values (1, 1), (2, 2);
--- desired
create table n (id int, r int) partition by list (r);
create table n1 (id int, r int);
create index n1_i on n1 (id);
create table n2 partition of n for values in (2);
create index n2_i on n2 (id);
--- holds
select count(*) = 1 from n1
select count(*) = 1 from n
select count(*) = 2 from pg_class where relkind = 'i' and relname in ('n1_i', 'n2_i')
