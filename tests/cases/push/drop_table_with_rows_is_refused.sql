--- before
create table gone (id int); insert into gone values (1), (2);
create table t (id int primary key, a text, b varchar(255) not null default 'x');
--- desired
create table t (id int primary key, a text, b varchar(255) not null default 'x');
--- exit
4
--- says
drop_table gone, 2 rows
--accept drop_table:gone
