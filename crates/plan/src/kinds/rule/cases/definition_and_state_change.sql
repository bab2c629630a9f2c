--- before
create table t (a int, b text);
create table log (a int);
create rule r as on insert to t do also insert into log values (new.a);
create rule s as on delete to t do instead nothing;
create rule named as on update to t do instead nothing;
alter table t disable rule r;
comment on rule r on t is 'r';
insert into t values (1, 'x');
--- desired
create table t (a int, b text);
create table log (a int);
create rule r as on update to t where old.a <> new.a do instead insert into log values (new.a + 1);
create rule s as on delete to t do instead nothing;
alter table t enable always rule s;
create rule renamed as on update to t do instead nothing;
comment on rule r on t is 'r';
comment on rule renamed on t is 'n';
--- holds
select count(*) = 1 from t
