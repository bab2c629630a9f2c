--- before
create table t (id int primary key, n int);
create table holds_t (id int, one t, many t[]);
create function f(t) returns t language sql as 'select $1';
create view v as select f(t) as f, (f(t)).n from t;
insert into t values (1, 2); insert into holds_t values (1, row(3, 4), null);
--- desired
create table t (id int primary key, n int, s text);
create table holds_t (id int, one t, many t[]);
create function f(t) returns t language sql as 'select $1';
create view v as select f(t) as f, (f(t)).n from t;
--- holds
select n = 2 from v
select (one).n = 4 from holds_t
