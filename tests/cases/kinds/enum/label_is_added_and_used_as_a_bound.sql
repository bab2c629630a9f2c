--- before
create type mood as enum ('sad', 'ok');
create table p (m mood, n int) partition by list (m);
create table p_ok partition of p for values in ('ok');
insert into p values ('ok', 1);
--- desired
create type mood as enum ('sad', 'ok', 'glad');
create table p (m mood, n int) partition by list (m);
create table p_ok partition of p for values in ('ok');
create table p_glad partition of p for values in ('glad');
--- holds
select array_agg(p)::text = '{"(ok,1)"}' from p
