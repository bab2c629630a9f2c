--- before
create table t (id int primary key);
create table log (id int);
create rule a as on insert to t do also insert into log values (1);
create rule b as on insert to t do also insert into log values (2);
create rule c as on insert to t do also insert into log values (3);
create rule d as on insert to t do also insert into log values (4);
alter table t disable rule d; alter table t enable always rule c;
--- desired
create table t (id int primary key);
create table log (id int);
create rule a as on insert to t do also insert into log values (1);
create rule b as on insert to t do also insert into log values (2);
create rule c as on insert to t do also insert into log values (3);
create rule d as on insert to t do also insert into log values (5);
alter table t disable rule d; alter table t disable rule a; alter table t enable replica rule b;
--- holds
select string_agg(ev_enabled::text, '' order by rulename) = 'DROD' from pg_rewrite where ev_class = 't'::regclass
