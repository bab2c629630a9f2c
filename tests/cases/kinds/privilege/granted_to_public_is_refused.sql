--- before
create table t (id int primary key);
create schema s;
insert into t values (1);
--- desired
create table t (id int primary key); grant select on t to public;
create schema s; grant usage on schema s to public;
--- exit
4
--- says
grant_public
--- holds
select not has_table_privilege('public', 't', 'select')
