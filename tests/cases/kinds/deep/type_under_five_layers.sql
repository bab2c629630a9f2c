--- before
create type e as enum ('a', 'b', 'gone'); create domain d as e check (value <> 'b'); create type c as (d d, many e[]);
create table t (id int primary key, c c, e e default 'a');
create function first_of(c) returns d language sql immutable as 'select ($1).d'; create function is_a(e) returns boolean language sql immutable as $$ select $1::text = 'a' $$;
create view v as select id, first_of(c) as d from t; create materialized view m as select d, count(*) from v group by d; create index m_a on m (is_a(d));
create policy p on t using (is_a(e)); create index t_a on t (id) where is_a(e);
comment on type e is 'e'; comment on domain d is 'd'; comment on type c is 'c'; comment on view v is 'v'; comment on materialized view m is 'm'; comment on index m_a is 'm_a';
insert into t values (1, row('a', '{b}'), 'a');
--- desired
create type e as enum ('a', 'b'); create domain d as e check (value <> 'b'); create type c as (d d, many e[]);
create table t (id int primary key, c c, e e default 'a');
create function first_of(c) returns d language sql immutable as 'select ($1).d'; create function is_a(e) returns boolean language sql immutable as $$ select $1::text = 'a' $$;
create view v as select id, first_of(c) as d from t; create materialized view m as select d, count(*) from v group by d; create index m_a on m (is_a(d));
create policy p on t using (is_a(e)); create index t_a on t (id) where is_a(e);
comment on type e is 'e'; comment on domain d is 'd'; comment on type c is 'c'; comment on view v is 'v'; comment on materialized view m is 'm'; comment on index m_a is 'm_a';
--- holds
select d::text = 'a' from v
select (c).many = '{b}' and e = 'a' from t
select obj_description('m_a'::regclass) = 'm_a' and obj_description('c'::regtype, 'pg_type') = 'c'
