--- before
create table t (id int primary key, phone text);
--- desired
create table t (id int primary key, mobile text);
--- exit
2
--- says
--rename t.phone=mobile
