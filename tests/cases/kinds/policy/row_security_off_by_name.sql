--- before
create table t (id int primary key);
create table u (id int primary key);
alter table t enable row level security; alter table t force row level security;
alter table u force row level security;
insert into t values (1);
--- desired
create table t (id int primary key);
create table u (id int primary key);
--- flags
--accept disable_row_security:t --accept disable_row_security:u
--- holds
select count(*) = 0 from pg_class where relrowsecurity or relforcerowsecurity
