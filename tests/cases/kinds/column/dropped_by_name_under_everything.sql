--- before
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create table t (id int primary key, gone int check (gone > 0), n int, twice int generated always as (gone * 2) stored, check (n > 0 or gone > 1));
create index i on t (gone, n); create index j on t (n) where gone > 1; create statistics s on gone, n from t; create policy p on t using (n > 0 and gone > 0); create trigger a before update of gone, n on t for each row execute function f();
create rule r as on delete to t where old.gone > 9 do instead nothing; create view v as select id, n, gone from t; create view w as select n from v where gone > 0; create function body() returns bigint begin atomic select sum(gone) from t; end;
comment on view w is 'w'; comment on policy p on t is 'p';
insert into t (id, gone, n) values (1, 2, 3);
--- desired
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create table t (id int primary key, n int, check (n > 0));
create index i on t (n); create index j on t (n) where id > 1; create statistics s on id, n from t; create policy p on t using (n > 0); create trigger a before update of n on t for each row execute function f();
create rule r as on delete to t where old.n > 9 do instead nothing; create view v as select id, n from t; create view w as select n from v where n > 0; create function body() returns bigint begin atomic select sum(n) from t; end;
comment on view w is 'w'; comment on policy p on t is 'p';
--- flags
--accept drop_column:t.gone --accept widen_policy:t.p
--- holds
select n = 3 from w
select body() = 3
select obj_description('w'::regclass) = 'w'
