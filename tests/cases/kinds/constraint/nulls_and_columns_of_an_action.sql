--- since
15
--- before
create table p (a int, b int, primary key (a, b));
create table t (a int, b int, n int, constraint f foreign key (a, b) references p on delete set null, constraint u unique (n));
create unique index i on t (a);
insert into p values (1, 2); insert into t values (1, 2, null);
--- desired
create table p (a int, b int, primary key (a, b));
create table t (a int, b int, n int, constraint f foreign key (a, b) references p on delete set null (b), constraint u unique nulls not distinct (n));
create unique index i on t (a) nulls not distinct;
--- holds
select count(*) = 2 from pg_index where indrelid = 't'::regclass and indnullsnotdistinct
select count(*) = 1 from t
