--- before
create table t (a int);
grant select on t to public;
grant update (a) on t to public;
--- desired
create table t (a int);
