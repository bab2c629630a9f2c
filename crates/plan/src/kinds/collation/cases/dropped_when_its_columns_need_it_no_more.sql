--- before
create collation c (provider = libc, locale = 'C');
create table t (a text collate c);
create index on t (a);
insert into t values ('x');
--- desired
create table t (a text);
create index on t (a);
--- holds
select a = 'x' from t
