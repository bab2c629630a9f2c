--- before
create text search parser old_p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
create text search template old_t (init = dsimple_init, lexize = dsimple_lexize); create text search dictionary old_d (template = old_t); create text search configuration old_c (parser = old_p);
alter text search configuration old_c add mapping for asciiword with old_d;
create text search configuration goes (copy = english);
create view v as select to_tsvector('old_c'::regconfig, 'x') as v;
--- desired
create text search parser new_p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
create text search template new_t (init = dsimple_init, lexize = dsimple_lexize); create text search dictionary new_d (template = new_t); create text search configuration new_c (parser = new_p);
alter text search configuration new_c add mapping for asciiword with new_d;
create view v as select to_tsvector('new_c'::regconfig, 'x') as v;
--- holds
select v = '''x'':1' from v
select count(*) = 1 from pg_ts_config where cfgnamespace = 'public'::regnamespace
