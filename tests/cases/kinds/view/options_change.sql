--- before
create table t (id int primary key, n int);
create view a as select id, n from t where n > 0;
create view b with (security_barrier) as select id, n from t where n > 0 with local check option;
create view c with (check_option = cascaded, security_barrier = false) as select id, n from b;
insert into t values (1, 2);
--- desired
create table t (id int primary key, n int);
create view a with (security_barrier = true) as select id, n from t where n > 0 with check option;
create view b as select id, n from t where n > 0 with cascaded check option;
create view c as select id, n from b;
--- holds
select count(*) = 1 from c
select reloptions @> '{security_barrier=true,check_option=cascaded}' from pg_class where oid = 'a'::regclass
select reloptions is null from pg_class where oid = 'c'::regclass
