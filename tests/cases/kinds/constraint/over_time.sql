--- since
18
--- before
create table room (id int4range, during daterange, constraint k primary key (id, during without overlaps));
create table stay (id int4range, room int4range, during daterange, constraint goes unique (id, during without overlaps), constraint f foreign key (room, period during) references room (id, period during));
create table later (id int4range not null, during daterange not null);
insert into room values ('[1,2)', '[2020-01-01,2021-01-01)'); insert into stay values ('[5,6)', '[1,2)', '[2020-02-01,2020-03-01)');
--- desired
create table room (id int4range, during daterange, constraint k primary key (id, during without overlaps));
create table stay (id int4range, room int4range, during daterange, constraint comes unique (id, room, during without overlaps), constraint f foreign key (room, period during) references room (id, period during) deferrable initially deferred);
create table later (id int4range, during daterange, primary key (id, during without overlaps), foreign key (id, period during) references room (id, period during));
comment on constraint k on room is 'one at a time';
--- holds
select count(*) = 3 from pg_constraint where conperiod and contype in ('p', 'u')
select count(*) = 1 from stay
