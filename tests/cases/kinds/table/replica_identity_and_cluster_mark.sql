--- before
create table a (id int primary key, n int not null); create unique index a_n on a (n); alter table a replica identity full; alter table a cluster on a_n;
create table b (id int primary key); alter table b replica identity nothing;
create table c (id int primary key, n int not null); create unique index c_n on c (n); alter table c replica identity using index c_n; alter table c cluster on c_n;
create table d (id int primary key); alter table d replica identity full; alter table d cluster on d_pkey;
insert into c values (1, 2);
--- desired
create table a (id int primary key, n int not null); create unique index a_n on a (n); alter table a replica identity using index a_n; alter table a cluster on a_pkey;
create table b (id int primary key); alter table b replica identity full;
create table c (id int primary key, n bigint not null); create unique index c_n on c (n); alter table c replica identity using index c_n; alter table c cluster on c_n;
create table d (id int primary key);
--- holds
select relreplident = 'i' from pg_class where oid = 'c'::regclass
select indisreplident and indisclustered from pg_index where indexrelid = 'c_n'::regclass
select count(*) = 0 from pg_index where indrelid = 'd'::regclass and indisclustered
select count(*) = 1 from c
