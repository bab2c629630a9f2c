--- before
create table t (id int primary key, n int);
insert into t values (1, 2);
--- desired
create table t (id int primary key, n int);
create function next_n() returns int begin atomic select coalesce(max(t.n), 0) + 1 from t; end;
create function fits(i int) returns boolean begin atomic select count(*) < 100 from t where t.n = i; end;
create function of_row(t) returns int language sql immutable return ($1).n;
alter table t alter n set default next_n(), add constraint fits check (fits(n)), add constraint whole check (of_row(t) > 0);
create index t_row on t (of_row(t.*));
create policy p on t using (fits(n));
--- holds
select next_n() = 3
select count(*) = 1 from t
