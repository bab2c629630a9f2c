--- before
create collation gone (provider = libc, locale = 'C');
create table t (id int primary key, a text, b text collate gone);
insert into t values (1, 'x', 'y');
--- desired
create collation german (provider = icu, locale = 'de-u-co-phonebk');
create collation "any Case" (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
create domain word as text collate german;
create type pair as (a text collate german);
create table t (id int primary key, a text collate german, b text collate "any Case");
create index t_a on t (a collate "C", (lower(a)) collate german);
create view v as select a collate "any Case" as a from t order by b;
comment on collation german is 'phone books';
--- holds
select a = 'x' and b = 'Y' from t
