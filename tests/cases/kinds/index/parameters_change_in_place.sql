--- before
create table t (id int primary key, a text, d jsonb, unique (a) with (fillfactor = 80));
create index i on t (a) with (deduplicate_items = off, fillfactor = 50); create index g on t using gin (d) with (fastupdate = off);
alter table t cluster on i;
insert into t values (1, 'x', '{}');
--- desired
create table t (id int primary key with (fillfactor = 90), a text, d jsonb, unique (a));
create index i on t (a) with (fillfactor = 70); create index g on t using gin (d) with (gin_pending_list_limit = 256);
alter table t cluster on i;
--- holds
select reloptions = '{fillfactor=70}' from pg_class where oid = 'i'::regclass
select reloptions = '{fillfactor=90}' from pg_class where oid = 't_pkey'::regclass
select indisclustered from pg_index where indexrelid = 'i'::regclass
