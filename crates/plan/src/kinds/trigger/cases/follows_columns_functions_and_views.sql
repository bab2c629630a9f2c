--- before
create function noted() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create function asked(a int) returns bool language sql as 'select a > 0';
create table t (a int, b int, c int);
insert into t values (1, 2, 3);
create trigger one after update of a on t for each row execute function noted();
create trigger two after update of b, c on t for each row execute function noted();
create trigger three after update on t for each row when (asked(new.c)) execute function noted();
create view v as select a from t;
create trigger four instead of insert on v for each row execute function noted();
comment on trigger one on t is 'kept';
comment on trigger four on v is 'kept';
alter table t disable trigger one;
--- desired
create function noted() returns trigger language plpgsql as 'begin return null; end';
create function asked(b int) returns bool language sql as 'select b > 0';
create table t (a bigint, c int);
create trigger one after update of a on t for each row execute function noted();
create trigger two after update of c on t for each row execute function noted();
create trigger three after update on t for each row when (asked(new.c)) execute function noted();
create view v as select a from t;
create trigger four instead of insert on v for each row execute function noted();
comment on trigger one on t is 'kept';
comment on trigger four on v is 'kept';
alter table t disable trigger one;
--- flags
--yes --accept drop_column:t.b
--- holds
select a = 1 and c = 3 from t
select tgenabled = 'D' from pg_trigger where tgname = 'one'
