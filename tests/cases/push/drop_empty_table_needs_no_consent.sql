--- before
create table gone (id int);
create table t (id int primary key, a text, b varchar(255) not null default 'x');
--- desired
create table t (id int primary key, a text, b varchar(255) not null default 'x');
