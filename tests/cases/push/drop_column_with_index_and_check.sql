--- before
create table t (id int primary key, gone int check (gone > 0), kept int, check (gone < kept)); create index on t (gone, kept);
--- desired
create table t (id int primary key, kept int);
