--- before
do $$ begin
    if current_setting('server_version_num')::int < 180000 then create unlogged table a (k int) partition by list (k);
    else create table a (k int) partition by list (k); end if;
end $$;
create unlogged table a_1 partition of a for values in (1);
create table b (k int) partition by list (k);
create table b_1 partition of b for values in (1);
insert into a values (1); insert into b values (1);
--- desired
create table a (k int) partition by list (k);
create table a_1 partition of a for values in (1);
do $$ begin
    if current_setting('server_version_num')::int < 180000 then
        create unlogged table b (k int) partition by list (k); create unlogged table c (k int) partition by list (k);
    else
        create table b (k int) partition by list (k); create table c (k int) partition by list (k);
    end if;
end $$;
create unlogged table b_1 partition of b for values in (1);
create unlogged table c_1 partition of c for values in (1);
--- flags
--accept set_unlogged:b_1
--- holds
select count(*) = 1 from a
select count(*) = 1 from b
select relpersistence = 'p' from pg_class where relname = 'a_1'
select (relpersistence = 'u') = (current_setting('server_version_num')::int < 180000) from pg_class where relname = 'c'
--- one way
PostgreSQL does not change whether a partitioned table is unlogged
--- dump
PostgreSQL does not change whether a partitioned table is unlogged
