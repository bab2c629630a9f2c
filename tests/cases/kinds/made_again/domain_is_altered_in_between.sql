--- before
create domain d as int;
create table t (k int not null, x d[]);
insert into t values (1, '{2}');
--- desired
create domain d as int check (value < 100);
create table t (k int not null, x d[]) partition by list (k);
create table td partition of t default;
--- holds
select x = '{2}' from t
