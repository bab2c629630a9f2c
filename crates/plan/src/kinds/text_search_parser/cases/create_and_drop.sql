--- before
create text search parser gone (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
--- desired
create text search parser "P 1" (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype,
    headline = prsd_headline);
comment on text search parser "P 1" is 'of words';
