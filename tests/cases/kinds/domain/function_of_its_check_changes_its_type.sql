--- before
create function measure(text) returns int language sql immutable as 'select length($1)';
create domain d as text default 'abc' constraint long check (measure(value) > 2);
create table t (a d); insert into t values ('long');
comment on constraint long on domain d is 'enough';
--- desired
create function measure(text) returns bigint language sql immutable as 'select length($1)::bigint';
create domain d as text default 'abc' constraint long check (measure(value) > 2);
create table t (a d);
comment on constraint long on domain d is 'enough';
--- holds
select a = 'long' from t
select obj_description(oid, 'pg_constraint') = 'enough' from pg_constraint where conname = 'long'
