--- before
create domain d as numeric; create domain e as d; create domain dd as d; create type c as (a e); create type r as range (subtype = d);
create table t (v c, w r, x d, y dd); insert into t values (row(1.7), '[1.2,1.7]', 1, 1.6);
--- desired
create domain d as numeric(4,0); create domain e as d; create domain dd as d; create type c as (a e); create type r as range (subtype = d);
create table t (v c, w r, x d, y dd);
--- flags
--accept change_type:d
--- holds
select (v).a = 2 from t
