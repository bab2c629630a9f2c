--- before
create table a (id int primary key, b_id int);
create table b (id int primary key, a_id int references a);
alter table a add foreign key (b_id) references b;
create table t (id int primary key, a text, b varchar(255) not null default 'x');
--- desired
create table t (id int primary key, a text, b varchar(255) not null default 'x');
