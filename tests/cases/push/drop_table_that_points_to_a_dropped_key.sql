--- before
create table p (id int primary key, a int); create table c (p_id int references p); insert into p values (1, 2);
--- desired
create table p (id int not null, a int);
--- holds
select id = 1 from p
