--- before
create table t (id int primary key, n int); comment on table t is 'old'; comment on column t.n is 'old'; comment on constraint t_pkey on t is 'old';
create index i on t (n); comment on index i is 'old';
create view v as select n from t; comment on view v is 'old'; comment on column v.n is 'old';
create function f() returns int language sql as 'select 1'; comment on function f() is 'old';
create domain d as int constraint k check (value > 0); comment on domain d is 'old'; comment on constraint k on domain d is 'old';
insert into t values (1, 2);
--- desired
create table t (id int primary key, n int);
create index i on t (n);
create view v as select n from t;
create function f() returns int language sql as 'select 1';
create domain d as int constraint k check (value > 0);
comment on schema public is 'with words';
--- holds
select count(*) = 0 from pg_description where description = 'old'
select obj_description('public'::regnamespace, 'pg_namespace') = 'with words'
