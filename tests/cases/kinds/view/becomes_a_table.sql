--- before
create table t (id int primary key, n int);
create view now_table as select id, n from t;
create table now_view (id int, n int);
create view over_both as select a.id, b.n from now_table a left join now_view b using (id);
comment on view over_both is 'both';
insert into t values (1, 2);
--- desired
create table t (id int primary key, n int);
create table now_table (id int, n int);
create view now_view as select id, n from t;
create view over_both as select a.id, b.n from now_table a left join now_view b using (id);
comment on view over_both is 'both';
--- holds
select n = 2 from now_view
select relkind = 'r' from pg_class where oid = 'now_table'::regclass
select obj_description('over_both'::regclass) = 'both'
