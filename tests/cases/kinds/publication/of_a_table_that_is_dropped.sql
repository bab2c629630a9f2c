--- before
create table a (id int primary key); create table gone (id int primary key);
create publication p for table gone; create publication q for table a, gone;
insert into a values (1);
--- desired
create table a (id int primary key);
create publication p; create publication q for table a;
--- holds
select count(*) = 1 from pg_publication_rel
select count(*) = 2 from pg_publication
