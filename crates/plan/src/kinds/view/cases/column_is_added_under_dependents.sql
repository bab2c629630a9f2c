--- before
create table t (a int, b text);
insert into t values (1, 'x');
create view v as select a from t;
create view w as select a from v;
comment on view v is 'stays';
comment on column v.a is 'stays, too';
--- desired
create table t (a int, b text, c date);
create view v as select a, b, c from t;
create view w as select a, b from v;
comment on view v is 'stays';
comment on column v.a is 'stays, too';
comment on column v.b is 'new';
--- holds
select count(*) = 1 from w
