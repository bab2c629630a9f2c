--- before
create text search dictionary d (template = snowball, language = english, stopwords = english);
create text search dictionary e (template = simple);
--- desired
create text search dictionary d (template = snowball, stopwords = german, language = german);
create text search dictionary e (template = simple, stopwords = 'english');
--- holds
select ts_lexize('d', 'Häuser') = '{haus}'
