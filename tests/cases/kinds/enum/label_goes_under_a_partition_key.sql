--- before
create type mood as enum ('gone', 'sad', 'ok'); create table p (m mood, n int) partition by list (m); create table p_1 partition of p for values in ('ok', 'sad'); create index p_n on p (n);
comment on table p_1 is 'both'; comment on index p_n is 'n';
insert into p values ('sad', 1);
--- desired
create type mood as enum ('sad', 'ok'); create table p (m mood, n int) partition by list (m); create table p_1 partition of p for values in ('ok', 'sad'); create index p_n on p (n);
comment on table p_1 is 'both'; comment on index p_n is 'n';
--- holds
select count(*) = 2 from pg_enum where enumtypid = 'mood'::regtype
select obj_description('p_1'::regclass) = 'both' and obj_description('p_n'::regclass) = 'n'
select count(*) = 1 from p_1 where m = 'sad'
