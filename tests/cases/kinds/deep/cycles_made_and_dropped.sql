--- before
create table t (id int primary key); insert into t values (1);
create table a (id int primary key, b int); create table b (id int primary key, c int references a); alter table a add foreign key (b) references b;
create domain d as int; create function good(d) returns boolean language sql immutable as 'select $1 > 0'; alter domain d add check (good(value));
create table f (id int, n d); create function next_f() returns int begin atomic select count(*)::int from f; end; alter table f alter id set default next_f(); create policy p on f using (id = next_f());
create view v as select 1 as x; create function rows_of_v() returns setof v language sql as 'select 1'; create or replace view v as select r.x from rows_of_v() r;
--- desired
create table t (id int primary key);
--- holds
select count(*) = 1 from t
select count(*) = 1 from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')
select count(*) = 0 from pg_proc where pronamespace = 'public'::regnamespace
