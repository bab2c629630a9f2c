--- before
create table p (a int primary key, t text) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index p_t on p (t);
comment on index p1_t_idx is 'old'; comment on column p1.t is 'old';
insert into p values (1, 'x');
--- desired
create table p (a int primary key, t text) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create index p_t on p (t);
comment on index p1_t_idx is 'new'; comment on table p1 is 'new'; comment on constraint p1_pkey on p1 is 'new'; comment on index p_t is 'new';
--- holds
select obj_description('p1_t_idx'::regclass) = 'new'
select col_description('p1'::regclass, 2) is null
select count(*) = 1 from p
