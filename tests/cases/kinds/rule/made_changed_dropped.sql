--- before
create table t (id int primary key, n int);
create table log (id int, what text);
create rule stays as on insert to t do also insert into log values (new.id, 'new');
create rule changes as on update to t where new.n > 5 do also insert into log values (old.id, 'more');
create rule goes as on delete to t do instead nothing;
comment on rule changes on t is 'grows';
insert into t values (1, 2);
--- desired
create table t (id int primary key, n int);
create table log (id int, what text);
create rule stays as on insert to t do also insert into log values (new.id, 'new');
create rule changes as on update to t where new.n > 7 do instead (insert into log values (old.id, 'more'); update log set what = 'much' where id = new.id);
create rule "Comes; " as on update to t do also notify log;
comment on rule changes on t is 'grows';
--- holds
select count(*) = 1 from t
select count(*) = 1 from log
select obj_description(oid, 'pg_rewrite') = 'grows' from pg_rewrite where rulename = 'changes'
