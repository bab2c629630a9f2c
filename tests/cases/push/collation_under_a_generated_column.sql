--- before
create table t (a text, b text generated always as (upper(a)) stored, check (b <> 'C'), unique (b)); insert into t values ('a');
--- desired
create table t (a text collate "C", b text generated always as (upper(a)) stored, check (b <> 'C'), unique (b));
--- holds
select b = 'A' from t
