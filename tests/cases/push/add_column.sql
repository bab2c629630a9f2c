--- before
create table t (id int primary key); insert into t values (1);
--- desired
create table t (id int primary key, a text, n int not null default 7);
--- holds
select n = 7 from t
