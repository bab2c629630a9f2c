--- before
create type one as (a int, b text);
create table other (a int, b text);
--- desired
create table one (a int, b text);
create type other as (a int, b text);
