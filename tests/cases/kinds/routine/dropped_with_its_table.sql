--- before
create table gone (id int primary key);
create table t (id int primary key);
create function of_row(gone) returns int language sql as 'select $1.id';
create function rows_of() returns setof gone language sql as 'select * from gone';
create function counts() returns bigint begin atomic select count(*) from gone; end;
create view v as select of_row(g) as n from gone g;
insert into t values (1);
--- desired
create table t (id int primary key);
--- holds
select count(*) = 1 from t
select count(*) = 0 from pg_proc where pronamespace = 'public'::regnamespace
