--- before
create table t (id int primary key, phone text); insert into t values (1, '5');
--- desired
create table t (id int primary key, mobile text);
--- flags
--accept drop_column:t.phone
--- holds
select mobile is null from t
