--- before
create table asset (id int primary key, name text);
create table note (id int primary key, asset_id int references asset);
insert into asset values (1, 'van'); insert into note values (1, 1);
--- desired
create table asset (id int primary key, name text);
create table note (id int primary key, asset_id int references asset);
create table vehicle (wheels int) inherits (asset);
--- exit
4
--- says
table asset is to be an inheritance table
--- holds
select count(*) = 1 from asset
