--- before
create table p (a int not null, t text, primary key (a)) partition by range (a);
create table p_0 partition of p for values from (0) to (10);
create table p_1 partition of p for values from (10) to (20);
create index p_t on p (t);
create table p_2 (a int not null, t text, constraint p_2_pkey primary key (a));
create index p_2_t on p_2 (t);
comment on table p_2 is 'later a part'; comment on table p_1 is 'once a part';
insert into p values (1, 'x'); insert into p_1 values (11, 'y'); insert into p_2 values (21, 'z');
--- desired
create table p (a int not null, t text, primary key (a)) partition by range (a);
create table p_0 partition of p for values from (0) to (10);
create index p_t on p (t);
create table p_1 (a int not null, t text, primary key (a));
create index p_1_t_idx on p_1 (t);
create table p_2 (a int not null, t text, constraint p_2_pkey primary key (a));
create index p_2_t on p_2 (t);
alter table p attach partition p_2 for values from (20) to (30);
comment on table p_2 is 'later a part'; comment on table p_1 is 'once a part';
--- holds
select count(*) = 2 and max(t) = 'z' from p
select count(*) = 1 from p_1
select count(*) = 1 from p_2
select inhparent = 'p_t'::regclass from pg_inherits where inhrelid = 'p_2_t'::regclass
