--- before
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create table p (id int primary key);
create table t (id int primary key);
create table gone (id int);
create view v as select id from t;
create trigger a before insert on gone for each row execute function f();
create trigger b instead of insert on v for each row execute function f();
create constraint trigger c after insert on t from p for each row execute function f();
insert into t values (1);
--- desired
create table p (id int primary key);
create table t (id int primary key);
create view v as select id from t;
--- holds
select count(*) = 0 from pg_trigger where not tgisinternal
select count(*) = 1 from t
