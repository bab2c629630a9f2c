--- before
create table old (id int primary key, a text); insert into old values (1, 'x');
--- desired
create table new (id int primary key, a text);
--- exit
2
--- says
--rename old=new
