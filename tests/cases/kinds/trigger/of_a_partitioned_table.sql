--- before
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create table p (id int, n int) partition by list (id);
create table p1 partition of p for values in (1);
create table p2 partition of p for values in (2) partition by list (n);
create table p21 partition of p2 for values in (1);
create trigger goes after insert on p for each row execute function f();
create trigger changes after insert on p for each row execute function f();
create trigger own before insert on p1 for each row execute function f();
alter table p1 disable trigger changes;
insert into p values (1, 1), (2, 1);
--- desired
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create table p (id int, n int) partition by list (id);
create table p1 partition of p for values in (1);
create table p2 partition of p for values in (2) partition by list (n);
create table p21 partition of p2 for values in (1);
create trigger changes after insert or update on p for each row execute function f('x');
create trigger comes before insert on p for each row when (new.n > 0) execute function f();
create trigger own before insert or delete on p1 for each row execute function f();
alter table p1 disable trigger changes;
alter table p21 enable always trigger comes;
--- holds
select count(*) = 2 from p
select count(*) = 4 from pg_trigger where tgname = 'changes'
select tgenabled = 'D' from pg_trigger where tgname = 'changes' and tgrelid = 'p1'::regclass
select tgenabled = 'A' from pg_trigger where tgname = 'comes' and tgrelid = 'p21'::regclass
