--- before
create function score(x int) returns int language sql immutable as 'select x * 2';
create function on_t() returns trigger language plpgsql as $$ begin return new; end $$;
create table t (id int primary key, n int default score(4), twice int generated always as (score(id)) stored, constraint enough check (score(n) > 0));
comment on constraint enough on t is 'more than none';
create index t_score on t (score(n)) with (fillfactor = 70);
comment on index t_score is 'by points';
create view v as select id, score(n) as s from t;
comment on view v is 'with points';
create view over_v as select s from v;
create materialized view m as select score(n) as s from t;
create unique index m_s on m (s);
create policy p on t using (score(n) > 3);
create trigger g before update on t for each row when (score(new.n) > 5) execute function on_t();
create rule r as on delete to t where score(old.n) > 6 do instead nothing;
create function over_score() returns bigint begin atomic select sum(score(n)) from t; end;
alter table t disable trigger g;
insert into t values (1, default), (2, 9);
--- desired
create function score(x int) returns bigint language sql immutable as 'select x * 2::bigint';
create function on_t() returns trigger language plpgsql as $$ begin return new; end $$;
create table t (id int primary key, n int default score(4), twice int generated always as (score(id)) stored, constraint enough check (score(n) > 0));
comment on constraint enough on t is 'more than none';
create index t_score on t (score(n)) with (fillfactor = 70);
comment on index t_score is 'by points';
create view v as select id, score(n) as s from t;
comment on view v is 'with points';
create view over_v as select s from v;
create materialized view m as select score(n) as s from t;
create unique index m_s on m (s);
create policy p on t using (score(n) > 3);
create trigger g before update on t for each row when (score(new.n) > 5) execute function on_t();
create rule r as on delete to t where score(old.n) > 6 do instead nothing;
create function over_score() returns bigint begin atomic select sum(score(n)) from t; end;
alter table t disable trigger g;
--- holds
select count(*) = 2 and min(n) = 8 and max(twice) = 4 from t
select pg_typeof(s) = 'bigint'::regtype from over_v limit 1
select obj_description('v'::regclass) = 'with points'
select obj_description('t_score'::regclass) = 'by points'
select tgenabled = 'D' from pg_trigger where tgname = 'g'
