--- before
create text search parser p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
create text search configuration c (parser = "default");
alter text search configuration c add mapping for asciiword with simple;
comment on text search configuration c is 'kept';
create table t (a text, words tsvector generated always as (to_tsvector('public.c', a)) stored);
insert into t (a) values ('x');
--- desired
create text search parser p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
create text search configuration c (parser = p);
alter text search configuration c add mapping for asciiword, word with simple;
comment on text search configuration c is 'kept';
create table t (a text, words tsvector generated always as (to_tsvector('public.c', a)) stored);
--- holds
select count(*) = 1 from t where a = 'x' and words @@ 'x'
