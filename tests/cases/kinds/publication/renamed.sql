--- before
create table t (id int primary key); create publication old_p for table t; comment on publication old_p is 'p';
--- desired
create table t (id int primary key); create publication "new P" for table t; comment on publication "new P" is 'p';
--- holds
select string_agg(pubname, ',') = 'new P' from pg_publication
