--- before
create table t (id int primary key);
create subscription sub_x connection 'host=nowhere dbname=x' publication a with (connect = false, enabled = false, slot_name = none, streaming = off);
comment on subscription sub_x is 'old';
--- desired
create table t (id int primary key);
create subscription sub_x connection 'host=elsewhere dbname=y' publication a, c with (connect = false, enabled = false, slot_name = none, binary = true, streaming = on, synchronous_commit = 'local');
comment on subscription sub_x is 'new';
--- holds
select subbinary and subpublications = '{a,c}' and subsynccommit = 'local' from pg_subscription s join pg_database d on d.oid = subdbid where datname = current_database()
--- dump
the connection, which has a password, is not compared
--- one way
where a subscription connects to is not compared
