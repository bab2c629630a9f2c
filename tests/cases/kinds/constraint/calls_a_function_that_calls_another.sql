--- before
create table t (id int); insert into t values (3), (4);
--- desired
create table t (id int);
create function even(n int) returns boolean language plpgsql as $$ begin if n = 0 then return true; end if; return n > 100 or not odd(n); end $$;
create function odd(n int) returns boolean language plpgsql as $$ begin return n % 2 = 7; end $$;
alter table t add constraint c check (even(id));
--- holds
select count(*) = 2 from t
