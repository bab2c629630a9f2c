--- before
create table t (id int primary key, a text, b int, d jsonb, p point, v tsvector, r int4range);
create index a on t (a); create index b on t (b desc nulls last, a); create index c on t (b) include (a) where b > 0;
create index d on t using gin (d) with (fastupdate = on); create index e on t using gist (v); create index f on t (a text_pattern_ops, lower(a));
create index g on t using brin (b) with (pages_per_range = 16); create index h on t using hash (a); create unique index i on t (b, a); create index j on t ((b + 1), (b + 2));
create index k on t using spgist (p);
alter index f alter column 2 set statistics 50; alter index j alter column 1 set statistics 60;
comment on index a is 'a'; comment on index j is 'j';
insert into t (id, a, b) values (1, 'x', 2);
--- desired
create table t (id int primary key, a text, b int, d jsonb, p point, v tsvector, r int4range);
create index a on t (a collate "C") with (fillfactor = 60, deduplicate_items = off); create index b on t (b nulls first, a desc); create index c on t (b) include (a, id) where b > 1;
create index d on t using gin (d jsonb_path_ops) with (fastupdate = off, gin_pending_list_limit = 128); create index e on t using gist (v tsvector_ops (siglen = 100)) with (buffering = off); create index f on t (a varchar_pattern_ops, upper(a));
create index g on t using brin (b int4_minmax_multi_ops (values_per_range = 8)) with (autosummarize = on); create index h on t (a); create index i on t (b, a); create index j on t ((b + 1), (b + 2));
create index k on t using gist (p) include (b);
alter index f alter column 2 set statistics 50; alter index j alter column 1 set statistics 70; alter index j alter column 2 set statistics 80;
comment on index a is 'a'; comment on index j is 'j';
--- holds
select obj_description('a'::regclass) = 'a' and obj_description('j'::regclass) = 'j'
select string_agg(attstattarget::text, ',' order by attnum) = '70,80' from pg_attribute where attrelid = 'j'::regclass
select attstattarget = 50 from pg_attribute where attrelid = 'f'::regclass and attnum = 2
select count(*) = 1 from t
