--- before
create domain d as text;
create table t (id int primary key, c d);
create function rows_of() returns setof t language sql stable begin atomic select * from t; end;
create view v as select id from rows_of(); create view over_v as select id from v; comment on view over_v is 'over';
insert into t values (1, 'x');
--- desired
create domain e as text;
create table t (id int primary key, c e);
create function all_of() returns setof t language sql stable begin atomic select * from t; end;
create view v as select id from all_of(); create view over_v as select id from v; comment on view over_v is 'over';
--- holds
select id = 1 from over_v
select c = 'x' from t
