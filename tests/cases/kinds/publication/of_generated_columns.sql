--- since
18
--- before
create table a (id int primary key, n int, twice int generated always as (n * 2) stored);
create publication p for table a with (publish_generated_columns = none);
--- desired
create table a (id int primary key, n int, twice int generated always as (n * 2) stored);
create publication p for table a with (publish_generated_columns = stored);
--- holds
select pubgencols = 's' from pg_publication where pubname = 'p'
