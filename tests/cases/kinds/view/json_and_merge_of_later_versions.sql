--- since
17
--- before
create table t (id int primary key, d jsonb, n int);
create view v as select json_value(d, '$.a' returning int default 0 on empty) as a, j.x from t, json_table(d, '$[*]' columns (x int path '$.x')) j;
create function merges(i int) returns int begin atomic merge into t using (select i as id) s on t.id = s.id when matched then update set n = t.n + 1 when not matched then insert (id) values (s.id) returning t.n; end;
insert into t values (1, '[{"x": 5}]', 2);
--- desired
create table t (id int primary key, d jsonb, n bigint);
create view v as select json_value(d, '$.a' returning int default 1 on empty) as a, j.x, n from t, json_table(d, '$[*]' columns (x int path '$.x')) j;
create function merges(i int) returns bigint begin atomic merge into t using (select i as id) s on t.id = s.id when matched then update set n = t.n + 1 when not matched then insert (id) values (s.id) returning t.n; end;
--- holds
select a = 1 and x = 5 and n = 2 from v
