--- before
create table entry (id int primary key);
insert into entry values (1);
--- desired
create function half(x int) returns int language sql immutable as 'select x / 2';
create table entry (id int primary key, n int default half(8) check (half(n) > 0));
create index entry_half on entry (half(n));
create function ping(n int) returns int language plpgsql as $$ begin return case when n > 0 then pong(n - 1) else 0 end; end $$;
create function pong(n int) returns int language plpgsql as $$ begin return case when n > 0 then ping(n - 1) else 1 end; end $$;
create function entries() returns setof entry stable begin atomic select * from entry; end;
create view all_entries as select * from entries();
--- holds
select n = 4 from entry
select pong(3) = 0
select count(*) = 1 from all_entries
