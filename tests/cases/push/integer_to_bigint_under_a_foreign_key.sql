--- before
create table p (id int primary key); create table c (p_id int references p); insert into p values (1); insert into c values (1);
--- desired
create table p (id bigint primary key);
create table c (p_id bigint references p);
