--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key, a int, b text);
create function on_v() returns trigger language plpgsql as $$ begin return new; end $$;
create view v as select id, a, b from t;
create view over_v as select id, b from v;
create materialized view m as select b, count(*) from over_v group by b;
create unique index m_b on m (b);
create function rows_of() returns setof v language sql as 'select * from v';
create trigger g instead of insert on v for each row execute function on_v();
create rule r as on delete to v do instead nothing;
comment on view v is 'some'; comment on column v.b is 'text'; comment on rule r on v is 'never'; comment on trigger g on v is 'adds';
comment on view over_v is 'over'; comment on function rows_of() is 'rows';
grant select on v, over_v to reader_x; grant select (b) on v to reader_x;
insert into t values (1, 2, 'x');
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key, a int, b text);
create function on_v() returns trigger language plpgsql as $$ begin return new; end $$;
create view v as select b, id::bigint as id from t;
create view over_v as select id, b from v;
create materialized view m as select b, count(*) from over_v group by b;
create unique index m_b on m (b);
create function rows_of() returns setof v language sql as 'select * from v';
create trigger g instead of insert on v for each row execute function on_v();
create rule r as on delete to v do instead nothing;
comment on view v is 'some'; comment on column v.b is 'text'; comment on rule r on v is 'never'; comment on trigger g on v is 'adds';
comment on view over_v is 'over'; comment on function rows_of() is 'rows';
grant select on v, over_v to reader_x; grant select (b) on v to reader_x;
--- holds
select id = 1 and b = 'x' from over_v
select has_table_privilege('reader_x', 'over_v', 'select')
select has_column_privilege('reader_x', 'v', 'b', 'select')
select obj_description('over_v'::regclass) = 'over'
select obj_description(oid, 'pg_rewrite') = 'never' from pg_rewrite where rulename = 'r'
select count(*) = 1 from rows_of()
