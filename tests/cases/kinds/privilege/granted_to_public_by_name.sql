--- before
create table t (id int primary key, n int);
create sequence q;
insert into t values (1, 2);
--- desired
create table t (id int primary key, n int); grant select (n) on t to public;
create sequence q; grant usage on sequence q to public;
--- flags
--privileges all --accept grant_public:t.n --accept grant_public:q
--- holds
select has_column_privilege('public', 't', 'n', 'select')
