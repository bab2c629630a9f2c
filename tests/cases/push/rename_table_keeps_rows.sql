--- before
create table old (id serial primary key, a text unique); create table c (old_id int references old); insert into old (a) values ('x'); insert into c values (1);
--- desired
create table new (id serial primary key, a text unique);
create table c (old_id int references new);
--- flags
--rename old=new --yes
--- holds
select a = 'x' from new
select old_id = 1 from c
