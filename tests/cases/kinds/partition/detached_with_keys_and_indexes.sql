--- before
create table r (id int primary key); insert into r values (1);
create table o (id int, x int, rid int references r) partition by range (id);
create index oi on o (x);
create table o1 partition of o for values from (1) to (9);
create table o2 partition of o for values from (9) to (20);
create table o3 partition of o for values from (20) to (30);
insert into o values (1, 2, 1), (10, 2, 1), (20, 2, 1);
--- desired
create table r (id int primary key);
create table o (id int, x int, rid int references r) partition by range (id);
create index oi on o (x);
create table o1 (id int, x int, rid int references r);
create table o2 (id int, x int, rid int);
create table o3 (id int, x int, rid int, constraint o_rid_fkey foreign key (rid) references r on delete cascade);
create index own on o2 (x);
--- holds
select count(*) = 1 from o1
select count(*) = 1 from o2
select count(*) = 0 from o
select count(*) = 0 from pg_constraint where conrelid = 'o2'::regclass
