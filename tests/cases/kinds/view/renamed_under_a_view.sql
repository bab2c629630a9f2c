--- before
create table t (id int primary key, n int);
create view old_view as select id, n from t;
comment on view old_view is 'seen';
create view over_it as select n from old_view;
insert into t values (1, 2);
--- desired
create table t (id int primary key, n int);
create view "New View" as select id, n from t;
comment on view "New View" is 'seen';
create view over_it as select n from "New View";
--- holds
select n = 2 from over_it
select obj_description('"New View"'::regclass) = 'seen'
select to_regclass('old_view') is null
