--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create table o (old_name int primary key);
create table t (id int primary key, old_name int default 5 constraint positive check (old_name > 0) references o, twice int generated always as (old_name * 2) stored);
create index i on t (old_name) where old_name > 1; create statistics s on old_name, id from t; create policy p on t using (old_name > 0); create trigger a before update of old_name on t for each row when (new.old_name > 2) execute function f();
create rule r as on delete to t where old.old_name > 9 do instead nothing; create view v as select old_name, id from t; create materialized view m as select old_name + 1 as more from t;
create function body() returns bigint begin atomic select sum(old_name) from t; end; create function text_body() returns bigint language sql as 'select sum(old_name) from t'; create function of_row(t) returns int language sql return ($1).old_name;
create publication pub for table t; comment on column t.old_name is 'n'; grant select (old_name) on t to reader_x; alter table t alter old_name set statistics 77;
insert into o values (5); insert into t (id) values (1);
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create table o ("new Name" int primary key);
create table t (id int primary key, "new Name" int default 5 constraint positive check ("new Name" > 0) references o, twice int generated always as ("new Name" * 2) stored);
create index i on t ("new Name") where "new Name" > 1; create statistics s on "new Name", id from t; create policy p on t using ("new Name" > 0); create trigger a before update of "new Name" on t for each row when (new."new Name" > 2) execute function f();
create rule r as on delete to t where old."new Name" > 9 do instead nothing; create view v as select "new Name", id from t; create materialized view m as select "new Name" + 1 as more from t;
create function body() returns bigint begin atomic select sum("new Name") from t; end; create function text_body() returns bigint language sql as 'select sum("new Name") from t'; create function of_row(t) returns int language sql return ($1)."new Name";
create publication pub for table t; comment on column t."new Name" is 'n'; grant select ("new Name") on t to reader_x; alter table t alter "new Name" set statistics 77;
--- flags
--rename 't.old_name=new Name' --rename 'o.old_name=new Name' --yes
--- holds
select "new Name" = 5 and twice = 10 from t
select body() = 5 and text_body() = 5
select attstattarget = 77 and attacl is not null from pg_attribute where attrelid = 't'::regclass and attname = 'new Name'
