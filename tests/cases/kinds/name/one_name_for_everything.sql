--- before
create schema same; create type same.kind as enum ('a');
create function same() returns trigger language plpgsql as $$ begin return new; end $$; create function same(int) returns int language sql immutable as 'select 1';
create table same (same int constraint same check (same > 0), n int); create trigger same before insert on same for each row execute function same(); create policy same on same using (same > 0); create statistics same on same, n from same;
create table same.same (same int constraint same_key unique);
insert into same values (1, 2);
--- desired
create schema same; create type same.other as enum ('a');
create function same() returns trigger language plpgsql as $$ begin new.n := 1; return new; end $$; create function same(int) returns bigint language sql immutable as 'select 1::bigint';
create table same (same bigint constraint same check (same(same::int) > 0), n int); create trigger same before insert or update on same for each row execute function same(); create policy same on same using (same > 0); create statistics same on (same + 1), n from same;
create table same.same (same int constraint same check (same > 0)); create type same.again as (same same.same);
--- holds
select same = 1 from same
select contype = 'c' from pg_constraint where conrelid = 'same.same'::regclass and conname = 'same'
