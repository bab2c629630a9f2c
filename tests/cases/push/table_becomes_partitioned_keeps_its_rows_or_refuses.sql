--- before
create table reading (station int not null, taken date not null, value numeric);
insert into reading values (1, '2026-03-01', 4.5), (2, '2026-04-01', 1);
--- desired
create table reading (station int not null, taken date not null, value numeric) partition by range (taken);
create table reading_2026 partition of reading for values from ('2026-01-01') to ('2027-01-01');
--- holds
select count(*) = 2 from reading
--- exit
4
--- says
table reading is to be a partitioned table
