--- before
create sequence s; select nextval('s');create table t (id int primary key, a text, b varchar(255) not null default 'x');
--- desired
create table t (id int primary key, a text, b varchar(255) not null default 'x');
--- exit
4
--- says
drop_sequence s
