--- before
create table reading (station int not null, taken date not null, value numeric);
--- desired
create table reading (station int not null, taken date not null, value numeric) partition by range (taken);
create table reading_2026 partition of reading for values from ('2026-01-01') to ('2027-01-01');
--- exit
4
--- says
table reading is to be a partitioned table
--- holds
select relkind = 'r' from pg_class where oid = 'reading'::regclass
