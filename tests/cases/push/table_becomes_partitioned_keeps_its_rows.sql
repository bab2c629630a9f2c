--- before
create table reading (station int not null, taken date not null, value numeric);
insert into reading values (1, '2026-03-01', 4.5), (2, '2026-04-01', 1);
--- desired
create table reading (station int not null, taken date not null, value numeric) partition by range (taken);
create table reading_2026 partition of reading for values from ('2026-01-01') to ('2027-01-01');
--- says
keep the rows of table reading
put the rows of table reading back
--- holds
select count(*) = 2 from reading
select sum(value) = 5.5 from reading_2026
select relkind = 'p' from pg_class where oid = 'reading'::regclass
