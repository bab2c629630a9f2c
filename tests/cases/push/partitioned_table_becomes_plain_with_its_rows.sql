--- before
create table reading (station int not null, taken date not null, value numeric) partition by range (taken);
create table reading_2026 partition of reading for values from ('2026-01-01') to ('2027-01-01') partition by list (station);
create table reading_2026_1 partition of reading_2026 for values in (1);
create table reading_2027 partition of reading for values from ('2027-01-01') to ('2028-01-01');
create table reading_rest partition of reading default;
insert into reading values (1, '2026-05-05', 1.5), (2, '2027-05-05', 2.5), (3, '2028-05-05', 3.5);
--- desired
create table reading (station int not null, taken date not null, value numeric);
create table reading_2027 (station int not null, taken date not null, value numeric);
--- holds
select array_agg(station order by station) = '{1,3}' from reading
select array_agg(station order by station) = '{2}' from reading_2027
--- one way
the rows of reading_2027 are two tables' then
