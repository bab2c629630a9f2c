--- before
do $$ begin create role kinds_reader; exception when duplicate_object or unique_violation then null; end $$;
create type c as (a int, b text);
comment on type c is 'both';
comment on column c.b is 'the second';
revoke usage on type c from public;
grant usage on type c to kinds_reader;
create table t (c c);
insert into t values ((1, 'x'));
--- desired
create type c as (b text, a int);
comment on type c is 'both';
comment on column c.b is 'the second';
revoke usage on type c from public;
grant usage on type c to kinds_reader;
create table t (c c);
--- holds
select (c).a = 1 and (c).b = 'x' from t
