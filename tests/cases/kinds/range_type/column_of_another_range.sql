--- before
create table t (id int primary key, r int4range, d tsrange);
insert into t values (1, '[1,5)', '[2020-01-01,2020-02-01)');
--- desired
create table t (id int primary key, r int8range, d text);
--- holds
select r = '[1,5)' and d = '["2020-01-01 00:00:00","2020-02-01 00:00:00")' from t
