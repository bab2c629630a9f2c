--- before
create table t (id int primary key, a text collate "C" unique, b text collate "C" generated always as (upper(a)) stored, check (a < 'z'));
create index t_a on t (a desc); create view v as select a from t where a > 'a' order by a;
comment on index t_a is 'back';
insert into t (id, a) values (1, 'x');
--- desired
create table t (id int primary key, a text unique, b text generated always as (upper(a)) stored, check (a < 'z'));
create index t_a on t (a desc); create view v as select a from t where a > 'a' order by a;
comment on index t_a is 'back';
--- holds
select b = 'X' from t
select a = 'x' from v
select obj_description('t_a'::regclass) = 'back'
