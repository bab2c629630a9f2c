--- before
create table t (id int primary key);
--- desired
create table t (id int primary key);
create schema sales;
create type sales.state as enum ('a');
create table sales.orders (id int primary key, t_id int references public.t, s sales.state);
