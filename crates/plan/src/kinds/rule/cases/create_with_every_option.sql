--- before
create table t (a int, b text);
create table log (a int);
create view v as select a, b from t;
--- desired
create table t (a int, b text);
create table log (a int);
create view v as select a, b from t;
create rule first as on insert to t where new.a > 0 do also insert into log values (new.a);
create rule "Second" as on delete to t do instead nothing;
create rule third as on update to t do also (insert into log values (old.a); insert into log values (new.a));
alter table t disable rule "Second";
alter table t enable replica rule third;
alter table t enable always rule first;
create rule v_insert as on insert to v do instead insert into t values (new.a, new.b) returning t.a, t.b;
comment on rule first on t is 'a rule';
