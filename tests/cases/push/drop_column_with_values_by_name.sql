--- before
create table t (id int primary key, gone text); insert into t values (1, 'x');
--- desired
create table t (id int primary key);
--- flags
--accept drop_column:t.gone
