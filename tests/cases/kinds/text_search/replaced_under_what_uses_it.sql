--- before
create text search parser p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
create text search template te (lexize = dsimple_lexize, init = dsimple_init);
create text search dictionary d (template = te); create text search configuration c (parser = p);
alter text search configuration c add mapping for asciiword with d;
create table t (id int primary key, s text, v tsvector generated always as (to_tsvector('c'::regconfig, s)) stored); create index t_v on t using gin (v);
comment on text search configuration c is 'c'; comment on text search dictionary d is 'd'; comment on index t_v is 'v';
insert into t (id, s) values (1, 'house');
--- desired
create text search parser p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype, headline = prsd_headline);
create text search template te (lexize = dsynonym_lexize, init = dsynonym_init);
create text search dictionary d (template = simple); create text search configuration c (parser = p);
alter text search configuration c add mapping for asciiword with d;
create table t (id int primary key, s text, v tsvector generated always as (to_tsvector('c'::regconfig, s)) stored); create index t_v on t using gin (v);
comment on text search configuration c is 'c'; comment on text search dictionary d is 'd'; comment on index t_v is 'v';
--- holds
select v = '''house'':1' from t
select obj_description('t_v'::regclass) = 'v'
select obj_description(oid, 'pg_ts_dict') = 'd' from pg_ts_dict where dictname = 'd'
