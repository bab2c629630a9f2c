--- since
17
--- before
create collation c (provider = builtin, locale = 'C');
create collation r (provider = icu, locale = 'und', rules = '& V << w <<< W');
create table t (a text collate c, b text collate r); insert into t values ('x', 'y');
--- desired
create collation c (provider = builtin, locale = 'C.UTF-8');
create collation r (provider = icu, locale = 'und', rules = '& V <<< w');
create table t (a text collate c, b text collate r);
--- holds
select a = 'x' and b = 'y' from t
