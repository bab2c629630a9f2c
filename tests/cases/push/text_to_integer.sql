--- before
create table t (a text default '5'); insert into t values ('12');
--- desired
create table t (a integer default 5);
--- holds
select a = 12 from t
