--- before
create table t (id int not null, n int not null, constraint n_key unique (n));
create unique index id_key on t (id);
create table c (t int references t (id), n int references t (n));
alter table t replica identity using index id_key; alter table t cluster on n_key;
comment on index id_key is 'by number';
insert into t values (1, 2); insert into c values (1, 2);
--- desired
create table t (id int not null, n int not null, constraint id_key unique (id));
create unique index n_key on t (n);
create table c (t int references t (id), n int references t (n));
alter table t replica identity using index id_key; alter table t cluster on n_key;
comment on index id_key is 'by number';
--- holds
select conindid = 'id_key'::regclass from pg_constraint where conname = 'id_key'
select indisreplident from pg_index where indexrelid = 'id_key'::regclass
select indisclustered from pg_index where indexrelid = 'n_key'::regclass
select count(*) = 1 from c
