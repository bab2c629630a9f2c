--- before
do $$ begin create role case_reader; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_writer; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_owner; exception when duplicate_object or unique_violation then null; end $$;
create schema app; grant all on schema app to case_owner, case_writer;
create table app.t (id serial primary key, a int);
grant select on app.t to case_owner;
grant insert on app.t to case_writer;
create type app.mood as enum ('ok');
create sequence app.s;
--- desired
do $$ begin create role case_reader; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_writer; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_owner; exception when duplicate_object or unique_violation then null; end $$;
create schema app; grant all on schema app to case_owner, case_writer;
create table app.t (id serial primary key, a int);
grant update on app.t to case_writer;
alter table app.t owner to case_owner;
create type app.mood as enum ('ok');
alter type app.mood owner to case_writer;
create sequence app.s;
alter sequence app.s owner to case_owner;
create table app.u (id serial primary key);
alter table app.u owner to case_writer;
revoke delete on app.u from case_writer;
comment on table app.u is 'of another';
--- flags
--yes --owners
