--- before
create table p (id int primary key) partition by range (id); create table p1 partition of p for values from (0) to (10); create table p2 partition of p for values from (10) to (20); create table c (p_id int references p); insert into p values (1); insert into c values (1);
--- desired
create table p (id int primary key) partition by range (id);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
create table c (p_id int references p on delete cascade);
