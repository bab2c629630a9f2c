--- before
create table t (id int, a text, b text);
insert into t values (1, '1', '2');
--- desired
create table s (id int);
create table t (id int, a int, b int);
--- flags
--yes --using t.a=length(a) --using t.b=length(b))+(1
--- exit
1
--- says
cannot change the type of t.b
syntax error
