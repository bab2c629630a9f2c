--- since
15
--- before
create table a (id int primary key, n int, old_name text, twice int generated always as (n * 2) stored);
create publication p for table a (id, n, old_name) where (id > 5); comment on publication p is 'rows';
create publication q for all tables;
alter table a replica identity full;
insert into a (id, n, old_name) values (1, 2, 'x');
--- desired
create table a (id bigint primary key, n bigint, new_name text, twice bigint generated always as (n * 2) stored);
create publication p for table a (id, n, new_name) where (id > 5); comment on publication p is 'rows';
create publication q for all tables;
alter table a replica identity full;
--- flags
--rename a.old_name=new_name --yes
--- holds
select obj_description(oid, 'pg_publication') = 'rows' from pg_publication where pubname = 'p'
select array_length(prattrs::int[], 1) = 3 from pg_publication_rel where prpubid = (select oid from pg_publication where pubname = 'p')
select new_name = 'x' and twice = 4 from a
