--- before
create domain d as text; create table t (l d[]);
alter domain d add constraint filled check (value <> '') not valid;
insert into t values (array['a']);
--- desired
create domain d as text constraint filled check (value <> ''); create table t (l d[]);
--- holds
select l[1] = 'a' from t
