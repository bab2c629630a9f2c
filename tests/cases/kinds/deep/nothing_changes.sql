--- before
create type e as enum ('a', 'b'); create domain d as integer not null check (value > 0);
create function f(a integer, b text default 'x') returns table (x int) language sql stable as $$ select 1 $$;
create table t (id integer generated always as identity primary key, n integer default 1, s character varying(10), e e default 'a', v tsvector generated always as (to_tsvector('simple', 'x')) stored, check (n in (1, 2)));
create index on t (lower(s)) where n between 1 and 5; create view v as select * from t where s like 'a%' and n in (1, 2); create trigger g after insert on t for each row when (new.n > 1) execute procedure suppress_redundant_updates_trigger();
create policy p on t using (n = any (array[1, 2])); comment on view v is $$it's$$;
insert into t (s) values ('abc');
--- desired
create function "f"("a" int4, b pg_catalog.text = 'x') returns table (x int4) language 'sql' stable as ' select 1 ';
create type "e" as enum ('a', 'b'); create domain d int constraint d_check check ((value) > (0)) not null;
create table public.t (id int not null generated always as identity, n int4 default (1), s varchar(10), e e default 'a'::e, v tsvector generated always as (to_tsvector('simple'::regconfig, 'x'::text)) stored);
alter table only t add constraint t_pkey primary key (id), add check (n = any (array[1, 2]));
create index t_lower_idx on t using btree (lower(s)) where n >= 1 and n <= 5; create view v (id, n, s, e, v) as select t.id, t.n, t.s, t.e, t.v from public.t where t.s ~~ 'a%' and t.n in (1, 2);
create trigger g after insert on t for each row when (((new.n) > (1))) execute function suppress_redundant_updates_trigger();
create policy p on t as permissive for all to public using (n in (1, 2)); comment on view v is 'it''s';
--- says
no changes
--- holds
select count(*) = 1 from v
