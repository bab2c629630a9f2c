--- before
create table asset (id int primary key, name text);
create table note (id int primary key, asset_id int references asset);
insert into asset values (1, 'van'); insert into note values (1, 1);
--- desired
create table asset (id int primary key, name text);
create table note (id int primary key, asset_id int references asset);
create table vehicle (wheels int) inherits (asset);
--- says
create table vehicle
--- holds
select count(*) = 1 from asset
select count(*) = 1 from note where asset_id = 1
select count(*) = 1 from pg_inherits
