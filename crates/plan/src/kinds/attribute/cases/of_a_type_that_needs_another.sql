--- desired
create domain d as int check (value > 0);
create type c as (a d);
comment on column c.a is 'of a domain';
create domain e as c check ((value).a is not null);
