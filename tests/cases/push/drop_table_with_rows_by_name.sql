--- before
create table gone (id int); insert into gone values (1);
create table t (id int primary key, a text, b varchar(255) not null default 'x');
--- desired
create table t (id int primary key, a text, b varchar(255) not null default 'x');
--- flags
--accept drop_table:gone
