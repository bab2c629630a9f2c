--- before
--- desired
create text search dictionary z_stem (template = snowball, language = english);
create text search dictionary a_thesaurus (template = thesaurus, dictfile = thesaurus_sample, dictionary = public.z_stem);
