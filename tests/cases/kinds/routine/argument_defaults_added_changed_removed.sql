--- before
create function f(a int, b int) returns int language sql as 'select a + b';
create function g(a int, b int default 2) returns int language sql as 'select a + b';
create function h(a int, b int default 2, c text default 'it''s') returns int language sql as 'select a + b';
create view v as select f(1, 2) as f, g(1) as g, h(1) as h;
--- desired
create function f(a int, b int default 5) returns int language sql as 'select a + b';
create function g(a int, b int) returns int language sql as 'select a + b';
create function h(a int, b int default 3, c text default 'that') returns int language sql as 'select a + b';
create view v as select f(1, 2) as f, g(1, 2) as g, h(1) as h;
--- holds
select f = 3 and g = 3 and h = 4 from v
select f(1) = 6
