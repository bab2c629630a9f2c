--- before
create table reading (station int not null, taken date not null, value numeric) partition by range (taken);
create table reading_2026 partition of reading for values from ('2026-01-01') to ('2027-01-01');
--- desired
create table reading (station int not null, taken date not null, value numeric);
--- says
drop table reading_2026
create table reading
--- holds
select relkind = 'r' from pg_class where oid = 'reading'::regclass
