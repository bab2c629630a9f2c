--- before
create text search template gone (lexize = dsimple_lexize);
create text search template t (init = dsimple_init, lexize = dsimple_lexize);
create text search dictionary d (template = t);
comment on text search dictionary d is 'stays';
--- desired
create text search template t (init = dsynonym_init, lexize = dsynonym_lexize);
comment on text search template t is 'new';
create text search dictionary d (template = t, synonyms = 'synonym_sample');
comment on text search dictionary d is 'stays';
create text search template t2 (lexize = dsimple_lexize);
