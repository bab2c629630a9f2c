--- before
create table t (id int primary key, name text);
create function names() returns table (id int, name text) language sql stable as 'select id, name from t';
create view v as select id, name from names();
comment on column v.name is 'of a row';
insert into t values (1, 'x');
--- desired
create table t (id int primary key, name text);
create function names() returns table (id int, name text, long int) language sql stable as 'select id, name, length(name) from t';
create view v as select id, name from names();
comment on column v.name is 'of a row';
--- holds
select name = 'x' from v
select long = 1 from names()
select col_description('v'::regclass, 2) = 'of a row'
