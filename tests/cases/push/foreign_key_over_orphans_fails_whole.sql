--- before
create table p (id int primary key); create table c (p_id int); insert into c values (9);
--- desired
create table p (id int primary key);
create table c (p_id int references p);
--- exit
1
--- says
SQLSTATE 23503
