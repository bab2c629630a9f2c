--- before
create table t (s varchar(10), constraint named_otherwise check (s in ('a', 'b'))); insert into t values ('a');
--- desired
create table t (s varchar(10) check (s in ('a', 'b')));
--- says
rename constraint t.named_otherwise to t_s_check
