--- before
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create table old_t (id serial primary key, n int unique); create table c (t int references old_t (n)); create table h (row_of old_t, many old_t[]);
create view v as select id, n from old_t; create function rows_of() returns setof old_t language sql as 'select * from old_t'; create function of_row(x old_t) returns int language sql as 'select x.n'; create function body() returns bigint begin atomic select count(*) from old_t; end;
create trigger a before insert on old_t for each row execute function f(); create policy p on c using (exists (select from old_t where old_t.n = c.t)); create publication pub for table old_t; create rule r as on insert to c do also update old_t set n = n; create statistics s on id, n from old_t;
comment on table old_t is 't';
insert into old_t (n) values (5); insert into c values (5); insert into h (row_of) select old_t from old_t;
--- desired
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create table "new T" (id serial primary key, n int unique); create table c (t int references "new T" (n)); create table h (row_of "new T", many "new T"[]);
create view v as select id, n from "new T"; create function rows_of() returns setof "new T" language sql as 'select * from "new T"'; create function of_row(x "new T") returns int language sql as 'select x.n'; create function body() returns bigint begin atomic select count(*) from "new T"; end;
create trigger a before insert on "new T" for each row execute function f(); create policy p on c using (exists (select from "new T" where "new T".n = c.t)); create publication pub for table "new T"; create rule r as on insert to c do also update "new T" set n = n; create statistics s on id, n from "new T";
comment on table "new T" is 't';
--- flags
--rename 'old_t=new T' --yes
--- holds
select n = 5 from v
select (row_of).n = 5 from h
select count(*) = 1 from rows_of()
select to_regclass('old_t') is null and to_regclass('"new T_pkey"') is not null
