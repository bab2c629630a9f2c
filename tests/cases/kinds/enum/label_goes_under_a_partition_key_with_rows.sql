--- before
create type mood as enum ('gone', 'sad', 'ok'); create table p (m mood, n int) partition by list (m); create table p_1 partition of p for values in ('ok', 'sad');
insert into p values ('sad', 1);
--- desired
create type mood as enum ('sad', 'ok'); create table p (m mood, n int) partition by list (m); create table p_1 partition of p for values in ('ok', 'sad');
--- exit
4
--- holds
select count(*) = 1 from p
