--- before
create table a (m int constraint m_is_more check (m > 0), n int not null default 1);
create table b (k int, m int constraint k_is_more check (k > 0));
create table alone (x int) inherits (a);
create table one (x int) inherits (a, b);
create table below () inherits (one);
create table other (x int) inherits (a);
create table keeps (x int) inherits (a);
create table shared (x int) inherits (a, b);
insert into alone values (1, 2, 3); insert into one values (1, 2, 3, 4); insert into below values (1, 2, 3, 4);
insert into other values (1, 2, 3); insert into keeps values (1, 2, 3); insert into shared values (1, 2, 3, 4);
--- desired
create table a (m bigint constraint m_is_more check (m > 1), n int not null default 1, added text);
create table b (k bigint, m int constraint k_is_more check (k > 0));
create table alone (x int);
create table one (x int) inherits (b);
create table below () inherits (one);
create table other (x int, m int) inherits (b);
create table keeps (m int constraint m_is_more check (m > 0), n int not null default 1, x int);
create table shared (x int, n int) inherits (b);
--- flags
--accept drop_column:alone.m --accept drop_column:alone.n --accept drop_column:one.n --accept drop_column:other.n
--- holds
select count(*) = 1 and max(x) = 3 from alone
select sum(k) = 9 and count(*) = 4 from b
select n = 2 and x = 3 from keeps
select n = 2 from shared
--- one way
a column that a table had of its own stays its own where it inherits again
--- dump
the order of columns stays
