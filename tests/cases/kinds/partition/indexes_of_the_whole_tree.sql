--- before
create table p (a int, t text) partition by list (a);
create table p_1 partition of p for values in (1);
create table p_2 partition of p for values in (2);
create index goes on p (t);
create index changes on p (a);
create index p_1_lower on p_1 (lower(t)) with (fillfactor = 70);
comment on index p_1_a_idx is 'of one';
insert into p values (1, 'x'), (2, 'y');
--- desired
create table p (a int, t text) partition by list (a);
create table p_1 partition of p for values in (1);
create table p_2 partition of p for values in (2);
create index changes on p (a desc, t);
create index p_1_lower on p_1 (lower(t)) with (fillfactor = 70);
create index whole on p (lower(t));
create index half on only p (upper(t));
create index p_1_upper on p_1 (upper(t));
alter index half attach partition p_1_upper;
alter index p_1_upper alter column 1 set statistics 55;
comment on index p_1_a_t_idx is 'of one';
--- holds
select count(*) = 2 from p
select inhparent = 'whole'::regclass from pg_inherits where inhrelid = 'p_1_lower'::regclass
select not indisvalid from pg_index where indexrelid = 'half'::regclass
select reloptions = '{fillfactor=70}' from pg_class where oid = 'p_1_lower'::regclass
