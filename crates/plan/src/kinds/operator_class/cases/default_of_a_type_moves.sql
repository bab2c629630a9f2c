--- before
create type e as enum ('a', 'b');
create function h(e) returns int language internal immutable strict as 'hashenum';
create operator class one default for type e using hash as operator 1 = (anyenum, anyenum), function 1 h(e);
create operator class other for type e using hash as operator 1 = (anyenum, anyenum), function 1 h(e);
create table t (a e);
create index on t using hash (a one);
insert into t values ('a');
--- desired
create type e as enum ('a', 'b');
create function h(e) returns int language internal immutable strict as 'hashenum';
create operator class one for type e using hash as operator 1 = (anyenum, anyenum), function 1 h(e);
create operator class other default for type e using hash as operator 1 = (anyenum, anyenum), function 1 h(e);
create table t (a e);
create index on t using hash (a one);
--- holds
select count(*) = 1 from t
