--- before
--- desired
create extension postgres_fdw;
create foreign data wrapper "W 1" handler postgres_fdw_handler validator postgres_fdw_validator;
comment on foreign data wrapper "W 1" is 'a wrapper';
create foreign data wrapper w options (b '2', a 'it''s', "select" '');
