--- before
create table p (a int, t text) partition by range (a);
create table p_0 partition of p for values from (0) to (10);
create table p_1 partition of p for values from (10) to (20);
create table p_rest partition of p for values from (100) to (200);
create index p_a on p (a);
alter table p_1 alter t set default 'one';
comment on index p_1_a_idx is 'of one';
insert into p values (1, 'x'), (11, 'y'), (101, 'z');
--- desired
create table p (a int, t text) partition by range (a);
create table p_0 partition of p for values from (minvalue) to (10);
create table p_1 partition of p for values from (10) to (50);
create table p_rest partition of p default;
create index p_a on p (a);
alter table p_1 alter t set default 'one';
comment on index p_1_a_idx is 'of one';
--- holds
select count(*) = 3 from p
select count(*) = 1 from p_1
select obj_description('p_1_a_idx'::regclass) = 'of one'
select pg_get_expr(relpartbound, oid) = 'DEFAULT' from pg_class where oid = 'p_rest'::regclass
