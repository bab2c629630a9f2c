--- before
create table t (id int primary key); insert into t values (1), (2);
--- desired
create sequence s;
create table t (id int primary key default nextval('s'));
--- holds
select nextval('s') = 3
