--- before
create table t (a int primary key, b text);
insert into t values (1, 'x');
--- desired
create table t (a int primary key, b text);
create view plain as select a, b from t;
create view barrier with (security_barrier) as select a from plain where a > 0;
create view checked with (security_barrier = true, check_option = local) as select a, b from t where a > 0;
create view cascaded as select a from t where a > 0 with cascaded check option;
create view "Odd" as select a as "First", b as "from" from t;
create view empty as select;
create recursive view numbers (n) as values (1) union all select n + 1 from numbers where n < 5;
create view collated as select b collate "C" as b, count(*) as n from t group by 1;
create view of_key as select a, b, count(*) as n from t group by a;
comment on view plain is 'a view';
comment on column plain.b is 'its column';
--- holds
select count(*) = 1 from plain
select max(n) = 5 from numbers
