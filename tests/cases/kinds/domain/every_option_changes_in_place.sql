--- before
create domain d as int default 1 constraint small check (value < 100) constraint gone check (value <> 50);
create domain n as text not null;
create domain later as int;
alter domain later add constraint positive check (value > 0) not valid;
create table t (id int primary key, a d, b n default 'x', c later);
comment on domain d is 'd'; comment on constraint small on domain d is 'not much';
insert into t (id, c) values (1, 5);
--- desired
create domain d as int default 2 not null constraint small check (value < 1000) constraint added check (value > 0);
create domain n as text default 'none';
create domain later as int constraint positive check (value > 0);
create table t (id int primary key, a d, b n default 'x', c later);
comment on domain d is 'number'; comment on constraint small on domain d is 'not much';
--- holds
select a is not null and b = 'x' and c = 5 from t
select convalidated from pg_constraint where conname = 'positive'
select obj_description(oid, 'pg_constraint') = 'not much' from pg_constraint where conname = 'small'
