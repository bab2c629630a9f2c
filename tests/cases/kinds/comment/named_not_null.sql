--- since
18
--- before
create table t (a int constraint "is there" not null, b int not null);
comment on constraint "is there" on t is 'old';
insert into t values (1, 2);
--- desired
create table t (a int constraint "is there" not null, b int not null);
comment on constraint "is there" on t is 'new'; comment on constraint t_b_not_null on t is 'new';
--- holds
select count(*) = 2 from pg_description where description = 'new'
