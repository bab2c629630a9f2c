--- before
create table p (id int primary key, code text unique); create table c (code text references p (code)); insert into p values (1, 'x'); insert into c values ('x');
--- desired
create table p (id int primary key, sku text unique);
create table c (code text references p (sku));
--- flags
--rename p.code=sku --yes
--- holds
select sku = 'x' from p
