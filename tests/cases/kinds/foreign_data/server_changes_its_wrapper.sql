--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create foreign data wrapper a; create foreign data wrapper b;
create server s type 'x' foreign data wrapper a options (h 'i'); create user mapping for reader_x server s options (u 'v');
create foreign table ft (id int options (k 'l')) server s options (t 'u'); create view v as select id from ft;
comment on server s is 's'; comment on foreign table ft is 'ft'; comment on view v is 'v';
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create foreign data wrapper a; create foreign data wrapper b;
create server s type 'y' foreign data wrapper b options (h 'i'); create user mapping for reader_x server s options (u 'v');
create foreign table ft (id int options (k 'l')) server s options (t 'u'); create view v as select id from ft;
comment on server s is 's'; comment on foreign table ft is 'ft'; comment on view v is 'v';
--- holds
select obj_description('ft'::regclass) = 'ft' and obj_description('v'::regclass) = 'v'
select fdwname = 'b' from pg_foreign_server s join pg_foreign_data_wrapper w on w.oid = srvfdw where srvname = 's'
select count(*) = 1 from pg_user_mapping where umoptions = '{u=v}'
