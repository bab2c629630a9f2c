--- before
create table users (id int primary key, phone text); insert into users values (1, '5');
--- desired
create table people (id int primary key);
--- flags
--rename users=people --yes
--- exit
4
--- says
drop_column people.phone, 1 non-null values
