--- before
create type state as enum ('open', 'lost', 'done');
create table job (id int, state state, past state[]) partition by list (state);
create table job_open partition of job for values in ('open');
create table job_rest partition of job default;
insert into job values (1, 'open', '{}'), (2, 'done', '{open,done}');
--- desired
create type state as enum ('open', 'done');
create table job (id int, state state, past state[]) partition by list (state);
create table job_open partition of job for values in ('open');
create table job_rest partition of job default;
--- holds
select array_agg(j order by id)::text = '{"(1,open,{})","(2,done,\"{open,done}\")"}' from job j
