--- before
create table t (r int4range);
--- desired
create table t (r int4range, exclude using gist (r with &&));
