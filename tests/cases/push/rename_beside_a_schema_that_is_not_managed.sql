--- before
create schema shop;
create table t (i int primary key);
create function guard() returns event_trigger language plpgsql as 'begin end';
create event trigger guard_ddl on ddl_command_end execute function guard();
alter event trigger guard_ddl disable;
create table shop.a (phone int references t);
insert into t values (1);
insert into shop.a values (1);
--- desired
create schema shop;
create table t (i int primary key);
create table shop.a (mobile int constraint a_phone_fkey references t);
--- flags
--schemas shop --rename shop.a.phone=mobile --yes
--- holds
select mobile = 1 from shop.a
--- dump
public is not managed
--- one way
public is not managed
