--- before
create foreign data wrapper w; create server s foreign data wrapper w;
create table a (id int, n text); create foreign table b (id int, n text) server s;
create view v as select a.n, b.id from a join b using (id); comment on view v is 'both';
--- desired
create foreign data wrapper w; create server s foreign data wrapper w;
create foreign table a (id int, n text) server s; create table b (id int, n text);
create view v as select a.n, b.id from a join b using (id); comment on view v is 'both';
--- holds
select string_agg(relkind::text, '' order by relname) = 'frv' from pg_class where relnamespace = 'public'::regnamespace and relkind in ('f', 'r', 'v')
select obj_description('v'::regclass) = 'both'
