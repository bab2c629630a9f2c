--- before
create text search dictionary d (template = simple, stopwords = 'english'); create text search dictionary e (template = simple);
create text search configuration c (parser = "default");
alter text search configuration c add mapping for asciiword with d; alter text search configuration c add mapping for word with d, e; alter text search configuration c add mapping for email with e;
create table t (id int primary key, s text); create index t_s on t using gin (to_tsvector('c'::regconfig, s)); create view v as select to_tsvector('c'::regconfig, s) as v from t;
comment on text search configuration c is 'c'; comment on text search dictionary d is 'd';
insert into t values (1, 'the house');
--- desired
create text search dictionary d (template = simple, accept = false); create text search dictionary e (template = simple, stopwords = 'german');
create text search configuration c (parser = "default");
alter text search configuration c add mapping for asciiword with e; alter text search configuration c add mapping for word with e, d; alter text search configuration c add mapping for url with d;
create table t (id int primary key, s text); create index t_s on t using gin (to_tsvector('c'::regconfig, s)); create view v as select to_tsvector('c'::regconfig, s) as v from t;
comment on text search configuration c is 'c'; comment on text search dictionary d is 'd';
--- holds
select dictinitoption like '%accept%' and obj_description(oid, 'pg_ts_dict') = 'd' from pg_ts_dict where dictname = 'd'
select obj_description(oid, 'pg_ts_config') = 'c' from pg_ts_config where cfgname = 'c'
select count(*) = 1 from v
