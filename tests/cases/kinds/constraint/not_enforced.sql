--- since
18
--- before
create table p (id int primary key);
create table t (id int, n int, constraint c check (n > 0) not enforced, constraint d check (n > 1), constraint f foreign key (id) references p not enforced, constraint g foreign key (id) references p);
insert into p values (1); insert into t values (1, 5);
--- desired
create table p (id int primary key);
create table t (id int, n int, constraint c check (n > 0), constraint d check (n > 1) not enforced, constraint f foreign key (id) references p, constraint g foreign key (id) references p not enforced);
--- holds
select string_agg(conname, ',' order by conname) = 'c,f' from pg_constraint where conrelid = 't'::regclass and contype in ('c', 'f') and conenforced
