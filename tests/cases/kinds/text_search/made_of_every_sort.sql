--- before
create table t (id int primary key, s text);
insert into t values (1, 'houses');
--- desired
create text search parser p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype, headline = prsd_headline);
create text search template te (init = dsimple_init, lexize = dsimple_lexize);
create text search dictionary "Dic t" (template = te, stopwords = 'english', accept = false);
create text search dictionary stems (template = snowball, language = 'english', stopwords = 'english');
create text search configuration c (parser = p);
alter text search configuration c add mapping for asciiword, word with "Dic t", stems;
alter text search configuration c add mapping for email with simple;
create table t (id int primary key, s text, v tsvector generated always as (to_tsvector('c'::regconfig, s)) stored);
create index t_v on t using gin (v);
comment on text search configuration c is 'words';
--- holds
select v @@ 'hous'::tsquery from t
