--- desired
create collation plain (provider = libc, locale = 'C');
create collation "split One" (provider = libc, lc_collate = 'C', lc_ctype = 'POSIX');
create collation german (provider = icu, locale = 'de-u-co-phonebk');
create collation any_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
comment on collation german is 'phone books';
create domain d as text collate german;
create table t (a text collate plain, b varchar(10) collate any_case, c d, primary key (b));
create index on t (a collate "split One");
create view v as select a collate german as a from t;
