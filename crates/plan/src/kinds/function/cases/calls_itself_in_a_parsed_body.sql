--- before
create function down(i int) returns int language sql as 'select 1';
create or replace function down(i int) returns int language sql
  begin atomic select case when i > 0 then down(i - 1) else 0 end; end;
--- desired
create function down(i int) returns int language sql as 'select 1';
create or replace function down(i int) returns int language sql
  begin atomic select case when i > 1 then down(i - 1) else 7 end; end;
create function up(i int, till int default 3) returns int language sql strict cost 5 as 'select 1';
create or replace function up(i int, till int default 3) returns int language sql strict cost 5
  begin atomic select case when i < till then up(i + 1, till) else i end; end;
--- holds
select down(5) = 7
select up(1) = 3
