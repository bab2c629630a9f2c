--- before
create text search dictionary d (template = simple, stopwords = english, accept = true);
create text search configuration c (parser = "default");
alter text search configuration c add mapping for asciiword with d;
comment on text search dictionary d is 'first';
create table ids as select 'd'::regdictionary::oid as d, 'c'::regconfig::oid as c;
--- desired
create text search dictionary d (template = simple, accept = false);
create text search configuration c (parser = "default");
alter text search configuration c add mapping for asciiword with d;
comment on text search dictionary d is 'second';
create table ids as select 'd'::regdictionary::oid as d, 'c'::regconfig::oid as c;
--- holds
select ts_lexize('d', 'the') is null and ts_lexize('d', 'word') is null
select d = 'public.d'::regdictionary and c = 'public.c'::regconfig from ids
