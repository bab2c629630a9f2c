--- before
create type mood as enum ('gone', 'sad', 'ok', 'happy');
create domain good as mood check (value <> 'sad');
create type pair as (m mood, n int);
create function rank(mood) returns int language sql immutable as $$ select case $1 when 'ok' then 1 else 2 end $$;
create cast (mood as int) with function rank(mood);
create aggregate best(mood) (sfunc = enum_larger, stype = mood);
create table t (id int primary key, m mood default 'ok', many mood[], g good, check (m <> 'sad'));
create index t_m on t (m) where m = 'ok';
create view v as select max(m) as m, best(m) as b from t;
comment on type mood is 'of somebody'; comment on cast (mood as int) is 'ranked';
insert into t values (1, 'ok', '{sad}', 'happy');
--- desired
create type mood as enum ('sad', 'ok', 'happy');
create domain good as mood check (value <> 'sad');
create type pair as (m mood, n int);
create function rank(mood) returns int language sql immutable as $$ select case $1 when 'ok' then 1 else 2 end $$;
create cast (mood as int) with function rank(mood);
create aggregate best(mood) (sfunc = enum_larger, stype = mood);
create table t (id int primary key, m mood default 'ok', many mood[], g good, check (m <> 'sad'));
create index t_m on t (m) where m = 'ok';
create view v as select max(m) as m, best(m) as b from t;
comment on type mood is 'of somebody'; comment on cast (mood as int) is 'ranked';
--- holds
select m = 'ok' and many = '{sad}' and g::mood = 'happy' from t
select b = 'ok' from v
select obj_description(oid, 'pg_cast') = 'ranked' from pg_cast where castsource = 'mood'::regtype
