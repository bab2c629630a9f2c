--- before
create table p (a int, n int, gone int, t varchar(5)) partition by list (a);
create table p_1 partition of p for values in (1) partition by list (a);
create table p_11 partition of p_1 for values in (1);
create table p_2 (t varchar(5), gone int, n int default 7, a int);
alter table p attach partition p_2 for values in (2);
create index p_n on p (n);
insert into p (a, n, t) values (1, 2, 'x'), (2, 3, 'y');
--- desired
create table p (a int, n bigint, t varchar(50), added text default 'new') partition by list (a);
create table p_1 partition of p for values in (1) partition by list (a);
create table p_11 partition of p_1 (added default 'own') for values in (1);
create table p_2 (t varchar(50), n bigint default 7 not null, a int, added text default 'new');
alter table p attach partition p_2 for values in (2);
create index p_n on p (n);
--- holds
select count(*) = 2 and sum(n) = 5 and max(t) = 'y' from p
