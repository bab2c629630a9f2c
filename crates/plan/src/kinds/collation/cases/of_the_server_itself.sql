--- before
create collation a (provider = builtin, locale = 'C.UTF-8');
--- desired
create collation a (provider = builtin, locale = 'C');
create collation b (provider = builtin, locale = 'C.UTF-8');
--- since
17
