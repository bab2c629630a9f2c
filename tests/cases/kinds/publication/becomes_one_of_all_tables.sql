--- before
create table a (id int primary key);
create publication p for table a; create publication q for all tables; comment on publication p is 'p'; comment on publication q is 'q';
--- desired
create table a (id int primary key);
create publication p for all tables; create publication q for table a; comment on publication p is 'p'; comment on publication q is 'q';
--- holds
select puballtables and obj_description(oid, 'pg_publication') = 'p' from pg_publication where pubname = 'p'
