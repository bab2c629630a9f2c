--- before
create table t (a text);
--- desired
create table t (a text collate "C");
