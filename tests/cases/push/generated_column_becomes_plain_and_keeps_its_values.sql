--- before
create table t (id int primary key, a text, g text generated always as (a || '!') stored); insert into t values (1, 'x');
--- desired
create table t (id int primary key, g text);
--- flags
--accept drop_column:t.a
--- holds
select g = 'x!' from t
