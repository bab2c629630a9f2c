--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create foreign data wrapper w options (a '1', b '2'); create server s version '1' foreign data wrapper w options (host 'x', port '1');
create user mapping for public server s options (a 'b', c 'd'); create user mapping for reader_x server s;
create foreign table ft (id int options (x '1', y '2'), n varchar(5), gone int) server s options (t 'u', v 'w');
create view v as select id, n from ft; comment on view v is 'there'; comment on foreign table ft is 'far';
grant select on ft to reader_x; grant usage on foreign server s to reader_x;
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create foreign data wrapper w options (b '3', c '4'); create server s version '2' foreign data wrapper w options (port '2', user 'y');
create user mapping for public server s options (c 'e', f 'g'); create user mapping for reader_x server s options (user 'me');
create foreign table ft (id bigint options (y '3', z '4') not null, n text default 'q', more int options (a 'b')) server s options (v 'x', y 'z');
create view v as select id, n from ft; comment on view v is 'there'; comment on foreign table ft is 'far';
grant select on ft to reader_x; grant usage on foreign server s to reader_x;
--- flags
--accept drop_column:ft.gone
--- holds
select attfdwoptions = '{y=3,z=4}' from pg_attribute where attrelid = 'ft'::regclass and attname = 'id'
select ftoptions = '{v=x,y=z}' from pg_foreign_table
select obj_description('v'::regclass) = 'there' and has_table_privilege('reader_x', 'ft', 'select')
