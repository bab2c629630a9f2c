--- before
create extension citext; create table t (d citext[], e citext);
insert into t values (array['A'], 'B');
--- desired
create table t (d text[], e text);
--- flags
--accept drop_extension:citext
--- holds
select d[1] = 'A' and e = 'B' from t
