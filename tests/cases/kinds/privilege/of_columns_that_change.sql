--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key, old_name text, n int, twice int generated always as (n * 2) stored);
grant select (old_name), update (n), select (twice) on t to reader_x;
insert into t (id, old_name, n) values (1, 'x', 2);
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key, "new Name" text, n bigint, twice bigint generated always as (n * 2) stored);
grant select ("new Name"), update (n), select (twice) on t to reader_x;
--- flags
--rename 't.old_name=new Name' --yes
--- holds
select has_column_privilege('reader_x', 't', 'new Name', 'select') and has_column_privilege('reader_x', 't', 'n', 'update') and has_column_privilege('reader_x', 't', 'twice', 'select')
select "new Name" = 'x' and twice = 4 from t
