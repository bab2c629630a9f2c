--- before
create collation c (provider = libc, locale = 'C');
comment on collation c is 'of names';
create domain d as text collate c check (value < 'x' collate c);
create type pair as (a text collate c, b int);
create table t (id int, a varchar(10) collate c default 'none', b d, p pair, check (a > '' collate c));
create index on t (a);
create unique index on t (id, (b collate c));
create view v as select a from t where a < 'z' collate c;
insert into t values (1, 'ab', 'cd', ('ef', 1));
--- desired
create collation c (provider = icu, locale = 'de');
comment on collation c is 'of names';
create domain d as text collate c check (value < 'x' collate c);
create type pair as (a text collate c, b int);
create table t (id int, a varchar(10) collate c default 'none', b d, p pair, check (a > '' collate c));
create index on t (a);
create unique index on t (id, (b collate c));
create view v as select a from t where a < 'z' collate c;
--- holds
select (a, b, (p).a, (p).b) = ('ab', 'cd', 'ef', 1) from t
