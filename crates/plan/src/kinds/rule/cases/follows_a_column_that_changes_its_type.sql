--- before
create table t (a int, b text);
create table log (a bigint);
insert into t values (1, 'x');
create rule r as on update to t where old.a <> new.a do also insert into log values (new.a);
alter table t enable always rule r;
comment on rule r on t is 'r';
--- desired
create table t (a bigint, b text);
create table log (a bigint);
create rule r as on update to t where old.a <> new.a do also insert into log values (new.a);
alter table t enable always rule r;
comment on rule r on t is 'r';
--- holds
select count(*) = 1 from t
