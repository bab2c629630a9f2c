--- before
create collation c (provider = icu, locale = 'de');
create domain d as text collate c;
create table t (id int primary key, a text collate c unique, d d, check (a < 'zzz' collate c));
create index t_a on t (a desc) include (id);
create view v as select a collate c as a from t;
comment on collation c is 'words'; comment on view v is 'as words'; comment on index t_a is 'back';
insert into t values (1, 'x', 'y');
--- desired
create collation c (provider = icu, locale = 'sv');
create domain d as text collate c;
create table t (id int primary key, a text collate c unique, d d, check (a < 'zzz' collate c));
create index t_a on t (a desc) include (id);
create view v as select a collate c as a from t;
comment on collation c is 'words'; comment on view v is 'as words'; comment on index t_a is 'back';
--- holds
select a = 'x' and d = 'y' from t
select obj_description('v'::regclass) = 'as words' and obj_description('t_a'::regclass) = 'back'
select obj_description('c'::regcollation, 'pg_collation') = 'words'
