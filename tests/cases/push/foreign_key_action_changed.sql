--- before
create table p (id int primary key); create table c (p_id int references p on delete cascade);
--- desired
create table p (id int primary key);
create table c (p_id int references p on delete set null on update cascade deferrable initially deferred);
