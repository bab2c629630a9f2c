--- before
create table t (id int primary key, phone text); insert into t values (1, '5');
--- desired
create table t (id int primary key, mobile text);
--- exit
2
--- says
--rename t.phone=mobile
--accept drop_column:t.phone
