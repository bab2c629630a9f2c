--- before
create table t (a int primary key, b int generated always as (a + 1) stored);
create publication p for table t with (publish_generated_columns = stored);
create publication q for table t;
--- desired
create table t (a int primary key, b int generated always as (a + 1) stored);
create publication p for table t;
create publication q for table t with (publish_generated_columns = stored);
--- since
18
