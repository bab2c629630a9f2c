--- before
create type mood as enum ('sad', 'ok', 'happy');
create table t (id int primary key, m mood default 'ok');
create function better(m mood default 'ok') returns mood language sql immutable as $$ select 'happy'::mood $$;
create function moods() returns table (m mood, n bigint) language sql as 'select m, count(*) from t group by m';
create view v as select better(m) as b from t;
comment on function better(mood) is 'up';
insert into t values (1, 'ok');
--- desired
create type mood as enum ('ok', 'happy');
create table t (id int primary key, m mood default 'ok');
create function better(m mood default 'ok') returns mood language sql immutable as $$ select 'happy'::mood $$;
create function moods() returns table (m mood, n bigint) language sql as 'select m, count(*) from t group by m';
create view v as select better(m) as b from t;
comment on function better(mood) is 'up';
--- holds
select m = 'ok' from t
select b = 'happy' from v
select obj_description('better(mood)'::regprocedure, 'pg_proc') = 'up'
