--- before
create table a (id int primary key); create table b (id int primary key); create table c (id int); create table d (x int) inherits (c);
create publication p for table a, b; create publication q for table c with (publish = 'insert'); create publication "All" for all tables;
comment on publication p is 'some';
insert into a values (1);
--- desired
create table a (id int primary key); create table b (id int primary key); create table c (id int); create table d (x int) inherits (c);
create publication p for table b, only c with (publish = 'update, delete', publish_via_partition_root = true); create publication q for table c, a with (publish = 'insert, truncate'); create publication "All" for all tables with (publish = 'insert');
create publication "Of; None";
comment on publication p is 'some';
--- holds
select count(*) = 1 from a
select pubviaroot and not pubinsert and pubupdate and obj_description(oid, 'pg_publication') = 'some' from pg_publication where pubname = 'p'
select count(*) = 5 from pg_publication_rel
