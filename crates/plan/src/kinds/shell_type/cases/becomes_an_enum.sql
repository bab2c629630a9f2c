--- before
create type a;
create type b as enum ('x');
--- desired
create type a as enum ('x');
create type b;
