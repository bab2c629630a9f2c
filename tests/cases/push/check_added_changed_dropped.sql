--- before
create table t (a int, b int check (b > 0), c int check (c > 0));
--- desired
create table t (a int check (a > 0), b int check (b > 1), c int);
