--- before
create table grows (a int, b int) partition by range (a);
create table grows_1 partition of grows for values from (0) to (10);
create table grows_2 partition of grows for values from (10) to (20);
create index grows_b on only grows (b);
create index grows_1_b on grows_1 (b);
alter index grows_b attach partition grows_1_b;
create table shrinks (a int, b int) partition by range (a);
create table shrinks_1 partition of shrinks for values from (0) to (10);
create table shrinks_2 partition of shrinks for values from (10) to (20);
create index shrinks_b on shrinks (b);
insert into grows values (1, 1), (11, 2);
--- desired
create table grows (a int, b int) partition by range (a);
create table grows_1 partition of grows for values from (0) to (10);
create table grows_2 partition of grows for values from (10) to (20);
create index grows_b on only grows (b);
create index grows_1_b on grows_1 (b);
alter index grows_b attach partition grows_1_b;
create index grows_2_b on grows_2 (b);
alter index grows_b attach partition grows_2_b;
create table shrinks (a int, b int) partition by range (a);
create table shrinks_1 partition of shrinks for values from (0) to (10);
create table shrinks_2 partition of shrinks for values from (10) to (20);
create index shrinks_b on only shrinks (b);
create index shrinks_1_b_idx on shrinks_1 (b);
alter index shrinks_b attach partition shrinks_1_b_idx;
create table made (a int, b int) partition by range (a);
create table made_1 partition of made for values from (0) to (10);
create table made_2 partition of made for values from (10) to (20) partition by range (b);
create table made_2_1 partition of made_2 for values from (0) to (10);
create index made_b on only made (b);
create index made_1_b on made_1 (b);
create index made_2_b on only made_2 (b);
alter index made_b attach partition made_1_b;
--- holds
select count(*) = 2 from grows
