--- before
create function noted() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create function other() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create table t (a int, b int);
insert into t values (1, 2);
create trigger one before insert on t for each row execute function noted();
create trigger two after update of a on t for each row execute function noted('x');
create trigger three after update on t referencing new table as n execute function noted();
comment on trigger one on t is 'kept';
alter table t enable always trigger two;
alter table t disable trigger three;
create table kept (oid oid, name name);
insert into kept select oid, tgname from pg_trigger;
--- desired
create function noted() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create function other() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create table t (a int, b int);
create trigger one after insert or delete on t for each row execute function other();
create trigger two after update of b on t for each row when (new.b > 1) execute function noted('x', 'y');
create trigger three after update on t referencing old table as n execute function noted();
comment on trigger one on t is 'kept';
alter table t enable always trigger two;
create table kept (oid oid, name name);
--- holds
select bool_and(k.oid = t.oid) from kept k join pg_trigger t on t.tgname = k.name
