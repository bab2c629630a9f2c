--- before
create type m as enum ('a', 'b', 'c'); create table p (s m constraint p1 primary key); create table c (s m constraint f1 references p, z m, constraint k1 check (s <> z)); create index i1 on c ((s = z)); insert into p values ('a'); insert into c values ('a', 'b');
--- desired
create type m as enum ('b', 'a');
create table p (s m constraint p2 primary key);
create table c (s m constraint f2 references p, z m, constraint k2 check (s <> z));
create index i2 on c ((s = z));
--- holds
select z = 'b' from c
