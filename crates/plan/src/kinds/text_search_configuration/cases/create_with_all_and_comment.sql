--- before
--- desired
create text search dictionary d (template = snowball, language = 'english');
create text search configuration "C 1" (copy = pg_catalog.german);
alter text search configuration "C 1" alter mapping for asciiword, "int" with d, simple;
alter text search configuration "C 1" drop mapping for url;
comment on text search configuration "C 1" is 'it''s german';
create text search configuration empty (parser = "default");
