--- before
create collation a (provider = icu, locale = 'und', rules = '& V << w <<< W');
create collation b (provider = icu, locale = 'und');
--- desired
create collation a (provider = icu, locale = 'und');
create collation b (provider = icu, locale = 'und', rules = '& V << w <<< W');
--- since
16
