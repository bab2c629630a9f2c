--- before
create domain d as int check (value > 0);
create table t (id int primary key, a d not null, many d[]);
create index t_a on t (a);
insert into t values (1, 2, '{3}');
--- desired
create table t (id int primary key, a int not null, many int[]);
create index t_a on t (a);
--- holds
select a = 2 and many = '{3}' from t
select to_regtype('d') is null
