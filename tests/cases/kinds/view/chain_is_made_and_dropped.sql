--- before
create table t (id int primary key, n int);
insert into t values (1, 2);
--- desired
create table t (id int primary key, n int);
create view z as select id, n from t where n > 1;
create view y (i, "N n") as select id, n * 2 from z;
create view b as select y.*, z.n from y join z on i = z.id;
create function over_b() returns setof b language sql stable as 'select * from b';
create view a as select "N n", count(*) over () from over_b();
create recursive view steps (n) as values (1) union all select n + 1 from steps where n < 5;
--- holds
select "N n" = 4 and count = 1 from a
select sum(n) = 15 from steps
