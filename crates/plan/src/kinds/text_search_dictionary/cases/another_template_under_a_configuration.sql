--- before
create text search dictionary d (template = simple);
create text search configuration c (parser = "default");
alter text search configuration c add mapping for asciiword with d;
alter text search configuration c add mapping for word with english_stem, d;
create table t (a text, check (to_tsvector('public.c', a) is not null));
insert into t values ('x');
--- desired
create text search dictionary d (template = snowball, language = 'english');
create text search configuration c (parser = "default");
alter text search configuration c add mapping for asciiword with d;
alter text search configuration c add mapping for word with english_stem, d;
create table t (a text, check (to_tsvector('public.c', a) is not null));
--- holds
select count(*) = 1 from t
select ts_lexize('public.d', 'words') = '{word}'
