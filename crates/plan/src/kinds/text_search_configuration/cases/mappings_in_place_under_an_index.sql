--- before
create text search configuration c (parser = "default");
alter text search configuration c add mapping for asciiword with english_stem;
alter text search configuration c add mapping for word with english_stem, simple;
alter text search configuration c add mapping for url, email with simple;
create table t (a text); insert into t values ('words');
create index t_words on t using gin (to_tsvector('public.c', a));
create table ids as select 't_words'::regclass::oid as i, 'c'::regconfig::oid as c;
--- desired
create text search configuration c (parser = "default");
alter text search configuration c add mapping for asciiword with english_stem, simple;
alter text search configuration c add mapping for word with simple, english_stem;
alter text search configuration c add mapping for host, email with simple;
create table t (a text);
create index t_words on t using gin (to_tsvector('public.c', a));
create table ids as select 't_words'::regclass::oid as i, 'c'::regconfig::oid as c;
--- holds
select i = 'public.t_words'::regclass and c = 'public.c'::regconfig from ids
select count(*) = 1 from t
