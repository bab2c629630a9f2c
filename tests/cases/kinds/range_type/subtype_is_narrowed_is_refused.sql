--- before
create type r as range (subtype = timestamp, multirange_type_name = m);
create table t (k r, m m); create table l (k r[], plain tsrange);
insert into t values ('[2020-01-01 10:00,2020-01-02 11:00)', '{[2020-01-01 10:00,)}');
insert into l values (array['[2020-01-01,)'::r], '[2020-01-01 10:00,)');
--- desired
create type r as range (subtype = date, multirange_type_name = m);
create table t (k r, m m); create table l (k r[], plain tsrange);
--- exit
4
--- says
change_type:r
may not survive
--- holds
select lower(k) = '2020-01-01 10:00' from t
