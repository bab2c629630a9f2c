--- before
create table t (a int, b text);
insert into t values (1, 'x'), (-1, 'y');
create materialized view m with (fillfactor = 70) as select a, b from t;
alter materialized view m alter column b set statistics 77, alter column b set storage external;
create index m_b on m (b);
create unique index m_a on m (a) include (b) with (fillfactor = 80) where b <> '';
alter materialized view m cluster on m_b;
create statistics m_s (ndistinct) on a, b from m;
create view v as select a from m;
create materialized view mm as select a from v;
comment on materialized view m is 'a view';
comment on column m.b is 'its column';
comment on index m_a is 'its index';
comment on statistics m_s is 'its statistics';
grant select (a) on m to public;
--- desired
create table t (a int, b text);
create materialized view m with (fillfactor = 70) as select a, b from t where a > 0;
alter materialized view m alter column b set statistics 77, alter column b set storage external;
create index m_b on m (b);
create unique index m_a on m (a) include (b) with (fillfactor = 80) where b <> '';
alter materialized view m cluster on m_b;
create statistics m_s (ndistinct) on a, b from m;
create view v as select a from m;
create materialized view mm as select a from v;
comment on materialized view m is 'a view';
comment on column m.b is 'its column';
comment on index m_a is 'its index';
comment on statistics m_s is 'its statistics';
grant select (a) on m to public;
--- holds
select count(*) = 1 from mm
