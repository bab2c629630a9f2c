--- before
create text search parser p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
comment on text search parser p is 'first';
create text search configuration c (parser = p);
alter text search configuration c add mapping for asciiword, word with simple;
comment on text search configuration c is 'stays';
create table t (id int primary key, a text);
insert into t values (1, 'One two');
create index t_words on t using gin (to_tsvector('public.c', a));
--- desired
create text search parser p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype,
    headline = prsd_headline);
comment on text search parser p is 'second';
create text search configuration c (parser = p);
alter text search configuration c add mapping for asciiword, word with simple;
comment on text search configuration c is 'stays';
create table t (id int primary key, a text);
create index t_words on t using gin (to_tsvector('public.c', a));
--- holds
select count(*) = 1 from t where to_tsvector('public.c', a) @@ 'two'
