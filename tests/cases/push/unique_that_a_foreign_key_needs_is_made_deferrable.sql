--- before
create table p (id int primary key, e text unique); create table c (e text references p (e));
--- desired
create table p (id int primary key, e text, unique (e) include (id));
create table c (e text references p (e));
