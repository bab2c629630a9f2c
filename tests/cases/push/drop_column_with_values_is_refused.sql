--- before
create table t (id int primary key, gone text); insert into t values (1, 'x'), (2, null);
--- desired
create table t (id int primary key);
--- exit
4
--- says
drop_column t.gone, 1 non-null values
