--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create sequence s as int; grant usage on sequence s to reader_x;
create table t (id int default nextval('s') primary key); create table u (id bigint default nextval('s'));
create view v as select last_value from s;
create function f() returns bigint begin atomic select nextval('s'); end;
insert into t default values; insert into u default values;
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create sequence s as bigint maxvalue 5000; grant usage on sequence s to reader_x;
create table t (id int default nextval('s') primary key); create table u (id bigint default nextval('s'));
create view v as select last_value from s;
create function f() returns bigint begin atomic select nextval('s'); end;
--- holds
select last_value = 2 from v
select has_sequence_privilege('reader_x', 's', 'usage')
select f() = 3
