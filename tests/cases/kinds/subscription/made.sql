--- before
create table t (id int primary key);
--- desired
create table t (id int primary key);
create subscription kept_sub connection 'host=nowhere dbname=x' publication a, "B b" with (connect = false, enabled = false, slot_name = none, binary = true);
comment on subscription kept_sub is 'from there';
--- holds
select count(*) = 1 from pg_subscription s join pg_database d on d.oid = subdbid where datname = current_database() and subname = 'kept_sub' and not subenabled
--- dump
the connection, which has a password, is not compared
