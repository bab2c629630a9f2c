--- before
create type state as enum ('open', 'lost', 'done');
create table job (id int, state state) partition by list (state);
create table job_rest partition of job default;
insert into job values (1, 'lost');
--- desired
create type state as enum ('open', 'done');
create table job (id int, state state) partition by list (state);
create table job_rest partition of job default;
--- exit
4
--- says
remove_enum_label state.lost
