--- before
create table users (id int primary key, phone text, gone text); insert into users values (1, '5');
--- desired
create table people (id int primary key, mobile text);
--- flags
--rename users=people --rename users.phone=mobile --yes
--- holds
select mobile = '5' from people
