--- before
create schema o;
create table t (a int not null) partition by range (a);
create table o.p partition of t default;
insert into t values (1);
--- desired
create table t (a int not null) partition by list (a);
--- says
attach partition o.p, which is not managed
--- holds
select count(*) = 1 from o.p
select count(*) = 1 from t
--- dump
o is not managed
--- one way
o.p is not managed on the way back either
