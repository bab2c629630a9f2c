--- before
create collation old_one (provider = libc, locale = 'C');
create table t (id int primary key, a text collate old_one);
comment on collation old_one is 'plain';
insert into t values (1, 'x');
--- desired
create collation new_one (provider = libc, locale = 'C');
create table t (id int primary key, a text collate new_one);
comment on collation new_one is 'plain';
--- holds
select a = 'x' from t
select obj_description('new_one'::regcollation, 'pg_collation') = 'plain'
